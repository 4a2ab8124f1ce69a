/** Premises, meetings, events, communication, documents and music: a group a line, Korean before the bar and English behind it. */
export const OFFICE_WORDS = `
사무실, 오피스, 사옥 | office, workplace, premises
회의실, 미팅룸 | meeting room, conference room
회의, 미팅 | meeting
회의록, 의사록 | minutes, meeting notes
안건, 의제 | agenda
참석, 참여, 참가, 나가야 | attend, attendance, participate, join
참석자, 참가자 | attendee, participant
불참, 빠지, 못 가 | absence, miss, not attend
화상회의, 화상 회의, 온라인 회의 | video call, video conference, online meeting
녹화, 녹음, 촬영 | recording, record, film
발표, 프레젠테이션 | presentation, present
자리, 좌석, 책상 | seat, desk, place
의자 | chair
사물함, 락커, 라커 | locker
탕비실, 주방, 부엌 | kitchen, pantry
휴게실, 라운지, 쉼터 | break room, lounge
화장실 | toilet, restroom, bathroom
샤워실 | shower
수유실 | nursing room, lactation room
흡연, 담배, 흡연실 | smoking, smoke
엘리베이터, 승강기 | elevator, lift
계단 | stairs
층, 층수 | floor, storey
건물, 빌딩 | building
입구, 출입구, 문 | entrance, door, gate
출입증, 사원증, 출입카드, 출입 카드, 신분증 | access card, badge, id card, employee card, key card
열쇠, 키 | key
방문, 방문객, 손님, 내방객, 외부인 | visitor, guest, visit
안내데스크, 안내 데스크, 리셉션, 프런트 | reception, front desk
경비, 경비실, 보안요원 | security guard, guard
주차, 주차장, 주차권 | parking, car park, parking lot, parking permit
자전거 | bicycle, bike
전기차, 충전소 | electric car, ev charging, charging station
냉방, 에어컨, 냉난방 | air conditioning, cooling
난방, 히터 | heating, heater
온도 | temperature
조명, 불, 전등 | light, lighting
청소, 미화 | cleaning, clean
쓰레기, 분리수거, 재활용 | waste, trash, recycling, garbage
우편, 우편물, 편지 | mail, post, letter
비품, 사무용품, 문구, 소모품 | office supplies, stationery, supplies, consumables
명함 | business card
가구 | furniture
총무, 총무팀, 시설팀, 시설관리 | general affairs, facilities, facilities team, office management
시설, 설비 | facility, facilities, equipment
유지보수, 점검, 정비 | maintenance, inspection
공사, 리모델링 | construction, renovation
이사, 이전, 사무실 이전, 층 이동 | office move, relocation, floor move
반려동물, 애완동물, 강아지, 개, 고양이 | pet, dog, cat, animal
안내견, 도우미견 | guide dog, assistance dog
알레르기, 알러지 | allergy, allergic
재난, 재해, 비상사태 | disaster, emergency
비상, 긴급, 응급, 급한 | emergency, urgent
비상 연락망, 비상연락망, 비상 연락처 | emergency contact
화재, 불이 나, 불나 | fire
소화기 | fire extinguisher
지진 | earthquake
태풍, 폭우, 폭설, 날씨 | typhoon, storm, heavy rain, snow, weather
정전 | power cut, power outage, blackout
대피, 피난, 피하 | evacuation, evacuate
비상구, 대피로 | emergency exit, escape route
집결지, 모이는 곳, 대피 장소 | assembly point, meeting point
구급차, 앰뷸런스 | ambulance, 119
응급처치, 구급상자, 구급함 | first aid, first aid kit
심장충격기, 제세동기 | defibrillator, aed
부상, 다치, 다쳤 | injury, injured, hurt
안전 | safety, safe
안전관리자, 안전 담당자 | safety officer, safety manager
안전모, 보호구 | helmet, protective equipment
위험, 위험물 | danger, hazard, risk
사다리, 고소작업 | ladder, work at height
행사, 이벤트 | event
초대, 초청 | invitation, invite
장소, 위치, 곳 | place, venue, location
대관, 대여, 임대, 빌리, 빌려 | rental, rent, hire, loan, borrow, lend
대여 기간 | loan period
반입, 들여오, 가져오 | bring in, bring
반출, 가져가, 들고 나가 | take out, carry out
물품, 물건 | item, goods, article
분실물, 유실물 | lost and found, lost property
홍보, 홍보팀, 피알 | pr, public relations, communications team, publicity
언론, 기자, 보도, 취재, 매체 | press, journalist, media, reporter
보도자료 | press release
대변인 | spokesperson
인터뷰 요청, 취재 요청 | interview request, media request
소셜미디어, 소셜 미디어, 에스엔에스 | social media, sns
게시, 게시물, 올리, 올려, 포스팅 | post, publish, posting
블로그 | blog
댓글 | comment
사진 | photo, picture, photograph
동영상, 영상, 비디오 | video, film
초상권 | portrait right, image right
로고, 심볼 | logo
브랜드, 상표 | brand, trademark
색, 색상, 컬러 | colour, color
글꼴, 서체, 폰트 | font, typeface
여백 | clear space, margin
디자인 | design
포스터, 전단 | poster, flyer
웹사이트, 홈페이지 | website, homepage
뉴스레터, 소식지 | newsletter
광고 | advertising, advertisement
마케팅 | marketing
번역, 통역, 옮긴 | translation, translate, interpreting
번역가, 통역사, 번역사 | translator, interpreter
용어, 용어집 | term, glossary, terminology
언어, 말 | language
한국어, 국문 | korean
영어, 영문 | english
일본어 | japanese
중국어 | chinese
문체, 말투, 어조 | tone, style
맞춤법, 표기 | spelling, notation
존댓말, 높임말, 경어 | honorific, polite form
고객, 관객, 손님 | customer, client, audience
관객, 청중, 관람객 | audience, spectator
고객센터, 고객지원 | customer service, customer support
불만, 민원, 항의 | complaint
설문, 설문조사 | survey, questionnaire
공지, 공지사항, 안내 | announcement, notice
소식, 뉴스 | news
문서, 서류, 페이퍼 | document, paperwork
양식, 서식, 신청서, 템플릿 | form, template, application form
보고서, 리포트 | report
제안, 제안서, 건의 | proposal, suggestion, suggest
매뉴얼, 지침, 가이드, 안내서, 설명서 | manual, guide, guideline, handbook, instructions
체크리스트, 점검표 | checklist
절차, 프로세스, 순서, 단계 | procedure, process, step
방법, 법 | method, way, how to
초안 | draft
목록, 리스트, 명단 | list
개정, 수정 | revision, amend, revise
옛, 구버전, 예전, 이전 | old, former, previous
새, 신규, 새로운 | new
현행, 현재, 지금, 요즘 | current, now, present
시범, 파일럿, 시범 운영 | pilot, trial
연습, 리허설 | rehearsal, practice
연습실, 연습 공간 | rehearsal room, practice room
전체 연습, 합주, 총연습 | tutti rehearsal, full rehearsal, ensemble
총리허설, 드레스 리허설 | dress rehearsal, general rehearsal
공연, 연주회, 콘서트, 음악회 | concert, performance, show
공연장, 홀, 연주홀, 콘서트홀 | hall, concert hall, venue
무대 | stage
백스테이지, 대기실, 분장실 | backstage, dressing room, green room
티켓, 표, 입장권, 초대권 | ticket
시즌 | season
단원, 연주자, 음악가 | musician, player, orchestra member
지휘자, 마에스트로 | conductor
악장, 수석 | concertmaster, principal, section leader
독주자, 협연자, 솔리스트 | soloist
오케스트라, 관현악단, 악단 | orchestra
악기 | instrument
악기 대여, 악기 빌리 | instrument loan, instrument hire
현, 줄 | string
활 | bow
바이올린 | violin
첼로 | cello
피아노 | piano
조율 | tuning, tune
악보, 스코어 | score, sheet music, music
파트보, 파트 악보 | part, parts
보면대 | music stand
악보실, 악보 도서관, 라이브러리, 악보계 | music library, score library, library, librarian
오디션, 실기 | audition
심사, 심사위원, 심사위원회 | panel, jury, judge
블라인드, 가림막 | blind, screen
곡, 작품, 레퍼토리 | piece, work, repertoire
녹음권, 음반, 음원 | recording right, album, recording
방송 | broadcast
연주복, 의상 | concert dress, costume
출연료, 개런티 | fee, performance fee
무대감독, 스태프 | stage manager, crew
`;
