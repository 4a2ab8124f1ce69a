/** Employment, leave, pay and learning: a group a line, Korean before the bar and English behind it. */
export const PEOPLE_WORDS = `
휴가 | vacation, time off, holiday, pto
연차, 연차휴가, 연가 | annual leave, paid leave, vacation, pto
반차, 반일 휴가 | half day, half-day leave
반반차, 시간 단위 휴가 | hourly leave, quarter day
병가, 아픈 날, 병결 | sick leave, sick day
경조사, 경조, 경조휴가, 경조금 | family event, condolence, bereavement
결혼, 혼인, 장가, 시집 | marriage, wedding
사망, 부고, 장례, 상중, 돌아가 | death, funeral, bereavement
조문, 조의금, 부의금 | condolence, condolence money
축의금 | congratulatory money, wedding gift
출산, 분만, 해산 | childbirth, birth
출산휴가, 출산 휴가, 산휴 | maternity leave
배우자 출산휴가, 배우자 출산 휴가, 아빠 휴가 | paternity leave
육아휴직, 육아 휴직 | parental leave, childcare leave
육아, 보육, 돌봄 | childcare, caring
임신, 임산부 | pregnancy, pregnant
아이, 자녀, 아기, 애 | child, children, kid, baby
배우자, 아내, 남편, 와이프 | spouse, wife, husband, partner
부모, 부모님, 양친 | parent
가족, 식구 | family
휴직 | leave of absence, unpaid leave
무급 | unpaid
유급 | paid
복직, 복귀 | return to work, reinstatement
이월, 넘기, 넘겨, 넘어가 | carry over, carryover, roll over
소멸, 없어지, 사라지 | expire, forfeit, lapse
잔여, 남은, 남아, 남는 | remaining, balance, left
결근, 무단결근 | absence, absent
지각, 늦게, 늦으면 | late, tardiness
조퇴, 일찍 | leave early, early departure
출근, 등원 | come to work, clock in, attendance
퇴근 | leave work, clock out
출퇴근, 통근 | commute, commuting
근태, 근태 관리 | attendance, timekeeping
근무시간, 근무 시간, 업무시간, 업무 시간, 일하는 시간 | working hours, work hours, office hours, business hours
근무, 일하, 일해 | work, working
유연근무, 유연 근무, 탄력근무, 시차출퇴근, 선택근무, 자율 출퇴근 | flexible work, flexible hours, flextime, flexitime
코어타임, 집중 근무시간, 필수 근무시간 | core hours, core time
재택, 재택근무, 재택 근무, 원격근무, 원격 근무, 집에서 | remote work, work from home, telework, telecommute, home office, wfh
야근, 초과근무, 초과 근무, 연장근로, 시간외, 잔업 | overtime, extra hours
특근, 휴일근무, 휴일 근무, 주말근무, 주말 근무 | holiday work, weekend work
야간, 심야, 밤에 | night, late night
교대, 교대근무 | shift, shift work
대체휴무, 대휴, 보상휴가, 대체 휴일 | compensatory leave, time off in lieu, comp time
휴게, 휴게시간, 쉬는 시간 | break, rest period
점심, 점심시간, 중식 | lunch, lunch break
공휴일, 휴일, 빨간날, 빨간 날, 쉬는 날 | public holiday, holiday, day off
급여, 월급, 봉급, 임금, 페이 | salary, pay, wage, payroll
연봉 | annual salary, salary
급여일, 월급날, 지급일 | payday, pay date
급여명세서, 명세서, 월급 명세서 | payslip, pay stub, salary slip
상여금, 상여, 보너스, 성과급, 인센티브 | bonus, incentive
수당 | allowance, premium
퇴직금, 퇴직급여, 퇴직연금 | severance pay, retirement pay, pension
세금, 소득세, 원천징수 | tax, income tax, withholding
연말정산 | year-end tax settlement, tax settlement
4대보험, 사회보험 | social insurance
국민연금, 연금 | national pension, pension
건강보험, 의료보험 | health insurance
고용보험 | employment insurance
산재, 산업재해, 업무상 재해 | industrial accident, work injury, occupational injury
보험 | insurance
호봉, 급여 테이블, 연봉 테이블 | pay grade, salary band, pay scale
인상, 올라, 올리 | raise, increase
삭감, 감액, 깎이 | cut, reduction
복지, 복리후생, 혜택 | benefit, welfare, perk
복지포인트, 복지 포인트, 복지카드 | welfare points, benefit points
건강검진, 검진, 건강진단 | health check, medical checkup, physical exam
예방접종, 백신, 접종 | vaccination, vaccine, flu shot
진단서, 소견서, 의사 소견 | medical certificate, doctor's note, sick note
병원, 의원, 진료 | hospital, clinic, doctor
상담, 심리상담, 고충 상담 | counselling, counseling, consultation
채용, 입사, 뽑 | hiring, recruitment, recruit
입사일, 입사 날짜 | start date, joining date, hire date
지원자, 후보자 | applicant, candidate
면접, 인터뷰 | interview
이력서 | resume, cv
추천, 직원 추천 | referral, recommendation
근로계약서, 근로 계약, 고용계약 | employment contract, work contract
신입, 신입사원, 신규 입사자, 새 직원, 새로 온 | new hire, new employee, newcomer, new joiner
경력, 경력직 | experienced, career
수습, 수습기간, 시용 | probation, probationary period, trial period
정규직, 정직원 | permanent employee, full-time
계약직, 기간제, 비정규직 | contract worker, fixed-term, temporary
인턴, 인턴십 | intern, internship
파트타임, 시간제, 알바, 아르바이트 | part-time
프리랜서, 외주, 객원 | freelancer, contractor, freelance, guest
퇴사, 사직, 퇴직, 그만두, 관두 | resignation, resign, quit, leave the company, offboarding
사직서, 사표 | resignation letter, notice
해고, 면직 | dismissal, termination, layoff
정년, 은퇴 | retirement
재직증명서, 재직 증명서, 경력증명서 | certificate of employment, employment certificate
증명서, 증빙 | certificate, proof
승진, 진급 | promotion
직급, 직위, 직책, 호칭 | position, rank, title, grade
부서 이동, 전보, 인사이동, 전환배치 | transfer, reassignment
인사, 인사팀, 인사과, 피플팀 | hr, human resources, people team
인사평가, 평가, 고과, 리뷰 | evaluation, performance review, appraisal, assessment
자기평가, 셀프리뷰, 본인 평가 | self-assessment, self-review
다면평가, 동료평가, 동료 평가 | peer review, 360 review
등급, 점수 | grade, rating, score
목표, 골 | goal, objective, target
성과, 실적 | performance, achievement, result
면담, 일대일, 원온원 | one-on-one, 1:1, meeting
피드백, 의견 | feedback, comment, opinion
이의, 이의신청, 이의 제기, 불복 | objection, appeal, dispute
징계, 처벌, 제재 | disciplinary action, discipline, sanction, penalty
위반, 어기, 어겼 | violation, breach
규정, 규칙, 사규, 내규, 방침, 정책 | rule, policy, regulation
취업규칙 | rules of employment, work rules
복장, 옷차림, 드레스코드 | dress code, clothes, attire
괴롭힘, 갑질, 따돌림 | bullying, harassment, workplace harassment
성희롱, 성추행 | sexual harassment
차별 | discrimination
내부고발, 공익신고, 제보, 내부 신고 | whistleblowing, whistleblower, report misconduct
신고, 알리, 알려야, 보고 | report, notify, notification
익명, 이름 없이, 무기명 | anonymous, anonymously
보복, 불이익 | retaliation, disadvantage
비밀, 기밀, 대외비 | confidential, secret, confidentiality
비밀유지, 비밀유지서약, 기밀유지 | nda, non-disclosure, confidentiality
겸직, 부업, 겸업, 투잡 | side job, second job, moonlighting, outside employment
이해충돌, 이해 상충 | conflict of interest
선물, 금품, 접대 | gift, hospitality
노조, 노동조합 | union, labor union
노사협의회, 근로자대표 | works council, employee representative
동호회, 동아리, 소모임 | club, hobby group
회식, 단체 식사, 팀 회식 | team dinner, company dinner, team meal
워크숍, 워크샵, 야유회 | workshop, offsite, retreat
생일 | birthday
근속, 장기근속, 근속연수 | tenure, years of service, long service
안식, 안식월, 안식휴가, 리프레시 | sabbatical
교육, 연수, 트레이닝, 훈련 | training, education, course
교육비, 학습비, 수강료 | training budget, tuition, learning budget
법정의무교육, 의무교육, 필수 교육 | mandatory training, compulsory training
수료, 이수 | completion, complete
자격증, 자격 | certificate, qualification, license
도서, 책, 도서비 | book
강의, 강좌, 수업 | lecture, class, course
온보딩, 신규 입사자 교육, 적응 | onboarding, orientation, induction
오리엔테이션, 오티 | orientation
멘토, 사수 | mentor, buddy
멘티, 부사수 | mentee
멘토링 | mentoring, mentorship
짝, 매칭, 배정, 연결 | match, matching, pairing, assign
과제, 숙제, 미션 | assignment, task, homework
첫날, 첫 출근, 첫 출근일 | first day
첫 주, 첫주, 1주차 | first week, week one
첫 달, 첫달 | first month
동료, 팀원, 직장 동료 | colleague, coworker, teammate
상사, 팀장, 관리자, 매니저, 상급자, 윗사람 | manager, supervisor, boss, team lead, lead
대표, 사장, 대표이사 | ceo, president, director
임원, 이사 | executive, director
직원, 사원, 구성원, 임직원, 근로자 | employee, staff, staff member
담당자, 담당, 책임자 | person in charge, owner, contact, responsible
대리, 대행, 대신, 대직자 | substitute, deputy, stand-in, on behalf
후임, 후임자 | successor
선임, 선배, 시니어 | senior
후배, 주니어 | junior
조직, 조직도 | organization, organisation, org chart
부서, 팀, 파트 | department, team, unit
본부, 본사 | headquarters, head office
지사, 지점, 사무소 | branch, branch office
근무지, 근무 장소 | workplace, work location
외국인, 외국 국적 | foreigner, foreign national
비자, 체류, 사증 | visa
장애, 장애인 | disability, disabled
병역, 예비군, 민방위, 군대 | military service, reserve forces, civil defence
출장, 외근 | business trip, travel, field work
주4일, 주 4일, 주4일제, 주 4일제 | four-day week, 4-day week
주말, 토요일, 일요일 | weekend
`;
