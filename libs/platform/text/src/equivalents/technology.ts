/** IT, security and engineering: a group a line, Korean before the bar and English behind it. */
export const TECHNOLOGY_WORDS = `
비밀번호, 비번, 패스워드, 암호 | password, passcode
비밀번호 관리자, 패스워드 매니저, 비번 관리 | password manager
비밀번호 재설정, 비밀번호 초기화, 비번 초기화 | password reset, reset password
로그인, 접속, 로그온 | login, sign in, log in, log on
로그아웃 | logout, sign out, log out
계정, 아이디, 유저 | account, user account, id, username
계정 잠김, 계정 잠금, 잠겼 | locked out, account lockout, locked account
2단계 인증, 이중 인증, 이중인증, 2차 인증, 다중 인증, 추가 인증 | two-factor authentication, 2fa, mfa, multi-factor, second factor, two-step verification
인증, 본인확인, 본인 확인 | authentication, verification, verify
인증 앱, 인증앱 | authenticator app, otp, one-time password
보안키, 보안 키, 패스키 | security key, passkey
통합로그인, 통합 로그인, 싱글사인온 | sso, single sign-on
복구 코드, 복구코드, 백업 코드 | recovery code, backup code
권한, 접근권한, 접근 권한 | permission, access right, access, privilege
접근, 출입, 들어가, 들어갈 | access, enter, entry
공유, 같이 쓰, 나눠 쓰 | share, sharing
공유 계정, 공용 계정 | shared account
보안, 시큐리티 | security
보안팀, 정보보호팀, 정보보안팀 | security team
정보보호, 정보 보안, 정보보안 | information security
개인정보, 개인 정보 | personal data, personal information, pii, privacy
개인정보보호, 개인정보 처리, 프라이버시 | data protection, privacy
정보 유출, 유출, 새어 | leak, data breach, breach, disclosure
동의, 동의서 | consent
파기, 폐기, 버리, 버려 | destroy, disposal, dispose, discard, shred
보관, 보존, 저장 | retention, keep, store, storage, retain
보관 기간, 보존 기간, 보존기간 | retention period
삭제, 지우, 지워 | delete, erase, remove
암호화 | encryption, encrypt
사고, 사건, 보안사고, 인시던트 | incident, accident
사고 신고, 침해 신고 | incident report
침해, 해킹, 침입 | intrusion, hacking, compromise, hacked
피싱, 사기 메일, 스미싱 | phishing, scam
스팸, 광고 메일 | spam, junk mail
악성코드, 바이러스, 랜섬웨어, 멀웨어 | malware, virus, ransomware
의심, 수상한, 이상한 | suspicious
첨부, 첨부파일, 첨부 파일 | attachment, attach
링크, 주소 | link, url, address
브이피엔, 가상사설망, 사설망 | vpn, virtual private network
방화벽 | firewall
네트워크, 망, 통신망 | network
인터넷 | internet
와이파이, 무선랜, 무선 인터넷, 무선 | wi-fi, wifi, wireless
공용 와이파이, 공공 와이파이 | public wi-fi
손님용 와이파이, 게스트 와이파이 | guest wi-fi
컴퓨터, 피씨 | computer, pc
노트북, 랩탑, 랩톱 | laptop, notebook
모니터, 화면 | monitor, screen, display
키보드 | keyboard
마우스 | mouse
헤드셋, 이어폰 | headset, headphones, earphones
휴대폰, 핸드폰, 스마트폰, 휴대전화, 폰, 전화기 | mobile phone, phone, smartphone, cell phone
개인 휴대폰, 개인 기기, 개인기기, 개인 노트북 | personal device, byod, own device
기기, 장치, 장비, 단말 | device, equipment, hardware
장비 지급, 장비 수령 | equipment issue, device handover
프린터, 인쇄, 출력, 프린트, 복사기 | printer, print, printing, copier
스캔, 스캐너 | scan, scanner
usb, 외장하드, 이동식 디스크 | usb stick, flash drive, external drive, removable media
충전기, 어댑터 | charger, adapter
분실, 잃어버리, 잃어버렸, 없어졌 | lost, loss, lose, missing
도난, 도둑맞, 훔쳐 | theft, stolen
고장, 고장나, 안 되, 안 돼, 먹통 | broken, out of order, malfunction, not working
파손, 깨졌, 부서 | damage, damaged, broken
수리, 수선, 고치, as | repair, fix
교체, 바꿔, 교환 | replace, replacement, exchange
반납, 돌려주, 돌려줘 | return, give back, hand in
설치, 깔아, 깔기 | install, installation
프로그램, 소프트웨어, 앱, 애플리케이션 | software, application, app, program
업데이트, 패치, 최신 버전 | update, patch, upgrade
백업 | backup, back up
복구, 복원, 되살리 | restore, recovery, recover
클라우드 | cloud
서버 | server
데이터센터, 전산실, 데이터 센터, idc | data centre, data center, server room
데이터베이스, 디비, db | database
데이터, 자료 | data
파일, 문서 | file, document
폴더, 디렉터리 | folder, directory
시스템, 전산 | system
도구, 툴 | tool
헬프데스크, 전산팀, it팀, it 지원, 아이티팀 | help desk, helpdesk, it support, it team, service desk
지원 요청, 문의, 물어보, 물어봐, 연락 | contact, ask, inquiry, enquiry, support
티켓, 접수 | ticket
메신저, 채팅, 슬랙, 대화방 | messenger, chat, slack
이메일, 메일, 전자우편 | email, mail, e-mail
캘린더, 달력 | calendar
위키, 지식베이스 | wiki, knowledge base
저장소, 레포, 리포지토리 | repository, repo
브랜치 | branch
커밋 | commit
코드 리뷰, 코드리뷰, 코드 검토 | code review, pull request, pr review
풀리퀘스트, 풀 리퀘스트, 병합 요청 | pull request, merge request, pr
병합, 머지, 합치 | merge
리뷰어, 검토자 | reviewer
배포, 릴리스, 릴리즈, 출시 | deploy, deployment, release, rollout
배포 금지, 동결, 프리즈 | freeze, code freeze, deployment freeze
롤백, 되돌리, 되돌려 | rollback, roll back, revert
버전, 판 | version, edition
릴리스 노트, 변경사항, 변경 내역 | release notes, changelog
버그, 결함, 오류, 에러 | bug, defect, error
장애, 서비스 장애, 중단, 다운 | outage, downtime, incident, failure
장애 등급, 심각도 | severity, priority
온콜, 당직, 비상 대기, 호출 | on-call, standby, pager, duty
호출기, 알림, 경보, 알람 | alert, alarm, notification, page
에스컬레이션, 상급 보고 | escalation, escalate
사후 분석, 사후분석, 포스트모템, 회고 | postmortem, post-mortem, retrospective, incident review
원인, 이유, 까닭 | cause, reason, root cause
재발 방지, 재발방지 | prevent recurrence, prevention
모니터링, 감시 | monitoring, monitor
로그, 기록 | log, record
테스트, 시험 | test, testing
품질 | quality, qa
성능, 속도 | performance, speed
지연, 느려, 느리 | delay, latency, slow
용량 | capacity, size, quota
트래픽 | traffic
개발자, 엔지니어, 프로그래머 | developer, engineer, programmer
개발팀, 엔지니어링팀 | engineering team, development team
개발 환경, 개발환경 | development environment
운영 환경, 운영환경, 운영 | production, operations
스테이징 | staging
설정, 세팅 | setting, configuration, set up
아키텍처, 구조 | architecture, structure
결정, 의사결정, 정했 | decision, decide
이전, 옮기, 옮겨, 이사 | move, migration, relocation
코덱, 인코딩 | codec, encoding
재생, 플레이어, 틀기 | playback, player, play
스트리밍, 생중계, 라이브 | streaming, live stream, broadcast
자동화 | automation
api 키, 토큰, 비밀키 | api key, token, secret
인증서 | certificate
도메인 | domain
인공지능, 챗봇 | ai, artificial intelligence, chatbot
차단, 막혔, 막아 | block, blocked
허용, 가능, 괜찮 | allow, allowed, permit, may
금지, 안 되는, 못 하, 불가 | forbid, prohibited, not allowed, ban
예외 | exception, exempt
필수, 의무, 반드시, 꼭 | required, mandatory, must, compulsory
선택, 자유 | optional, voluntary
`;
