/** The verbs and nouns of everyday work, and measures: a group a line, Korean before the bar and English behind it. */
export const GENERAL_WORDS = `
신청 | apply, application, request, sign up
신청 기한, 신청 마감 | application deadline
요청, 부탁, 요구 | request, ask
제출, 내야, 내면, 내는 | submit, submission, hand in, turn in
등록, 가입 | register, registration, enroll, sign up
작성, 쓰기, 적어, 기입, 기재 | write, fill in, fill out, complete
확인, 체크, 살펴 | check, confirm, verify
검토, 심의 | review, examine
수정, 고치, 정정 | correct, edit, amend
받으려면, 받나, 받을, 받는, 받아, 수령 | receive, get, obtain, collect
주는, 주나, 줘야, 드려야, 제공 | give, provide, offer
보내, 보낼, 발송, 전송 | send
전달, 넘겨 | forward, pass on, hand over
인수인계, 인계 | handover, hand-over, knowledge transfer
사용, 이용, 쓰, 써도, 쓸, 쓰는 | use, usage
시작, 시작하, 개시 | start, begin
끝, 끝나, 종료, 마치 | end, finish, over
완료 | complete, done, finished
중지, 중단, 멈추 | stop, suspend, pause
보류, 미루, 미뤄, 연기 | postpone, defer, hold, delay
준비, 챙겨, 마련 | prepare, preparation, bring
가져가, 가져와, 지참 | bring, carry
만들, 만드, 생성 | create, make
추가, 더하, 늘리 | add, addition, more
줄이, 줄여, 감소 | reduce, decrease
없애, 제거 | remove
나누, 분할 | divide, split
합치, 통합 | combine, integrate
찾, 찾아, 찾을, 검색 | find, search, look for
열, 열어, 개방 | open
닫, 닫아, 폐쇄 | close, shut
잠그, 잠가, 잠금 | lock
켜, 켜기 | turn on, switch on
끄, 끄기, 꺼 | turn off, switch off
올리, 업로드 | upload
내려받, 다운로드, 받기 | download
옮기, 이동 | move
팔, 판매 | sell, sale
빌리, 빌려, 빌릴, 대출 | borrow, lend, loan
고르, 골라, 선택 | choose, select, pick
정하, 정해, 지정 | set, determine, designate
결정 | decide, decision
맡, 맡아, 담당 | be responsible, in charge, handle
도와, 도움, 지원 | help, assist, support
배우, 배워, 학습 | learn, study
가르치, 가르쳐, 지도 | teach, coach
설명 | explain, explanation
대답, 답변, 답, 회신 | answer, reply, response
질문, 물음 | question
말하, 말해, 이야기, 얘기 | tell, speak, talk, say
알리, 알려, 통보, 통지 | inform, notify, notice
보고, 보고하 | report
논의, 의논, 상의, 협의 | discuss, consult
합의, 동의 | agree, agreement, consent
약속 | promise, appointment
만나, 만날, 만나는 | meet
모이, 모여 | gather, meet
기다리, 대기 | wait
처리 | process, handle
해결 | resolve, solve, solution
문제, 이슈 | problem, issue
실수, 잘못 | mistake, error, wrong
실패 | fail, failure
성공 | success
사람, 인원, 명 | person, people, headcount
인원수, 정원, 수용 인원 | number of people, capacity, headcount
모두, 전원, 전부, 다 | everyone, all
일부 | some, part
혼자, 단독 | alone, by oneself
같이, 함께 | together
직접, 본인, 스스로 | in person, oneself, yourself
서로 | each other
개, 개수 | piece, number
절반, 반 | half
두 배, 2배 | double, twice
퍼센트, 비율, 프로 | percent, percentage, rate, ratio
이상, 넘는, 넘으면, 초과 | more than, over, exceed, above, at least
이하, 미만, 이내, 안에 | less than, under, within, below
정도, 약 | about, approximately
만원 | 10, 000 won
크기, 사이즈 | size
길이 | length
무게 | weight
거리 | distance
번호, 숫자 | number
전화번호, 내선, 연락처 | phone number, extension, contact
전화, 통화 | phone, call
이름, 성명, 명칭 | name
주소 | address
지역 | region, area
집, 자택 | home, house
방 | room
밖, 외부, 바깥 | outside, external
안, 내부 | inside, internal
사내 | internal, in-house, company
회사, 당사, 직장, 기업 | company, employer, firm
업무, 일, 작업 | work, task, job, duty
작업, 할 일, 할일, 태스크 | task, to-do
역할 | role
책임 | responsibility, liability
조건, 요건 | condition, requirement
대상, 대상자 | eligible, eligibility, who
기준 | criterion, criteria, standard, basis
내용 | content
종류, 유형 | type, kind
차이, 다른 점 | difference, differ
비교 | compare, comparison
예, 예시, 보기 | example
이유, 사유 | reason
목적 | purpose
효과 | effect
영향 | impact, influence
계획, 플랜 | plan
전략 | strategy
프로젝트, 과제 | project
제도, 프로그램 | scheme, program, programme
적용, 시행, 발효 | apply, effective, take effect, come into force
폐지, 없어진 | abolish, abolished
제한 | restriction, limit, restrict
관리 | management, manage, administer
운영 | operate, operation, run
품질 | quality
개선 | improve, improvement
중요 | important
필요, 있어야 | need, necessary, require
부족, 모자라 | lack, short, shortage
충분 | enough, sufficient
남, 남으면 | remain, left over
비다, 빈, 비어 | empty, vacant, free
바쁘, 바쁠 | busy
아프, 아파, 아플, 몸이 안 좋 | sick, ill, unwell
건강 | health
코로나, 독감, 감기, 감염 | covid, flu, cold, infection
마음, 정신건강, 정신 건강 | mental health
여성 | woman, women
남성 | man, men
나이, 연령, 살 | age
국적, 나라, 국가 | country, nationality
한국, 국내 | korea
미국 | usa, america, united states
일본 | japan
유럽 | europe
서울 | seoul
부산 | busan
`;
