/** Money, purchasing, contracts and travel: a group a line, Korean before the bar and English behind it. */
export const MONEY_WORDS = `
경비, 비용, 지출, 돈 | expense, cost, spending
경비 정산, 비용 정산, 경비정산, 지출결의, 비용청구 | expense report, expense claim, reimbursement
정산, 환급, 실비, 돌려받 | reimbursement, reimburse, settle, settlement, claim, refund
청구, 청구하 | claim, charge, bill
영수증, 증빙자료, 적격증빙 | receipt, proof of purchase, voucher
전자영수증 | electronic receipt, e-receipt
한도, 상한, 최대, 최고 | limit, cap, maximum, ceiling, up to
최소, 최저, 하한 | minimum, at least
금액, 액수, 값 | amount, sum
가격, 단가, 시세 | price, unit price
무료, 공짜 | free, free of charge
유료 | paid, charged
할인, 깎아 | discount
법인카드, 회사카드, 회사 카드, 법카 | corporate card, company card, credit card
개인카드, 개인 카드 | personal card
카드 | card
현금 | cash
계좌, 통장, 은행 계좌 | bank account, account
은행 | bank
송금, 이체, 입금 | transfer, remittance, wire, deposit
지급, 지불, 결제, 납부, 내야 | payment, pay, paid, remit
선급금, 가지급금, 선지급 | advance, cash advance, advance payment
후불, 사후 | after, afterwards
환불, 반환 | refund, return
연체, 밀린, 체납 | overdue, late payment, arrears
이자 | interest
환율, 환전 | exchange rate, currency exchange
외화, 달러, 통화 | foreign currency, dollar, currency
원화 | won, krw
부가세, 부가가치세 | vat, value-added tax
세금계산서, 계산서 | tax invoice, invoice
청구서, 인보이스, 송장 | invoice, bill
예산 | budget
예산 초과, 초과 지출 | over budget, overspend
회계, 재무, 재무팀, 회계팀, 경리 | accounting, finance, finance team
장부, 원장 | ledger, books
전표 | voucher, journal entry, slip
결산, 마감, 월말 | closing, close, month-end
월 마감, 월마감, 월말 결산 | month-end close, monthly closing
분기 | quarter, quarterly
회계연도, 회계 연도 | fiscal year, financial year
감사, 내부 감사, 회계 감사 | audit
매출, 수익 | revenue, sales, income
손실, 손해 | loss, damage
이익, 영업이익 | profit, gain
자산, 고정자산 | asset, fixed asset
감가상각 | depreciation
재고 | inventory, stock
구매, 구입, 사려면, 살 때 | purchase, buy, procurement
구매 요청, 구매요청, 구매 신청, 품의 | purchase request, requisition
발주, 주문, 발주서 | purchase order, order
견적, 견적서 | quote, quotation, estimate
비교 견적, 복수 견적 | comparative quotes, competing quotes
거래처, 협력업체, 공급업체, 업체, 벤더, 납품업체 | vendor, supplier, partner company
입찰 | bid, tender
납품, 인도 | delivery, supply
배송, 택배, 배달 | delivery, shipping, parcel, courier
검수 | inspection, acceptance
계약, 계약서 | contract, agreement
계약 체결, 서명, 사인, 날인 | sign, signature, signing
전자서명, 전자계약 | electronic signature, e-signature
도장, 인감, 직인 | seal, stamp
갱신, 연장, 재계약 | renew, renewal, extend, extension
해지, 종료, 해약 | terminate, termination, cancel
위약금, 벌금, 과태료 | penalty, fine
보증, 보증금, 담보 | deposit, guarantee, warranty
법무, 법무팀, 법률 | legal, legal team
변호사 | lawyer, attorney
저작권, 판권 | copyright
라이선스, 사용권, 이용권 | license, licence
권리 | right
결재, 승인, 허가, 허락, 재가 | approval, approve, permission, authorisation, sign-off
결재선, 결재라인, 승인권자, 전결 | approval line, approver, approval authority
사전 승인, 미리 승인 | prior approval, pre-approval
반려, 거절, 거부 | reject, rejection, decline, refuse
출장비, 여비 | travel expenses, travel allowance
일비, 일당, 출장 일비 | per diem, daily allowance
숙박, 숙소, 호텔, 숙박비 | accommodation, hotel, lodging
항공, 항공권, 비행기, 비행기표 | flight, airfare, plane ticket, air ticket
비즈니스석, 비즈니스 클래스 | business class
이코노미, 일반석 | economy class
기차, 열차, 철도, ktx | train, rail
택시 | taxi, cab
버스 | bus
지하철, 전철 | subway, metro
대중교통 | public transport, public transportation
교통비, 차비 | transport costs, travel cost, fare
통근비, 출퇴근 비용 | commuting allowance
주유, 기름값, 유류비 | fuel, gas, mileage
자가용, 자차, 개인 차량, 자동차, 차량 | car, own car, vehicle
렌터카, 렌트 | rental car
통행료, 톨게이트 | toll
식비, 밥값, 식대, 식사비 | meal allowance, meal cost, food expenses
식사, 밥, 끼니 | meal
아침, 조식 | breakfast
저녁, 석식 | dinner, supper
간식, 다과 | snack, refreshments
커피, 카페 | coffee, cafe
해외, 국외, 외국 | abroad, overseas, foreign
국내 | domestic
해외출장, 해외 출장, 국외 출장 | overseas trip, international travel, business trip abroad
여행자보험, 여행 보험 | travel insurance
여권 | passport
공항 | airport
예약 | booking, reservation, book, reserve
취소 | cancel, cancellation
취소 수수료, 수수료 | fee, cancellation fee
변경, 바꾸, 바꿔, 바꿀, 고치 | change, modify, switch
일정, 스케줄 | schedule, itinerary
귀국, 복귀일 | return
출장 보고서, 결과 보고 | trip report
투어, 순회, 순회공연 | tour, touring
악기 운송, 운송, 운반 | transport, shipping, freight
통신비, 휴대폰 요금, 전화 요금 | phone bill, phone allowance
구독, 정기결제 | subscription
후원, 협찬, 스폰서 | sponsorship, sponsor
기부, 기부금 | donation
지원금, 보조금, 지원 | subsidy, grant, support
대출, 사내대출 | loan
상금, 포상, 포상금 | award, prize, reward
보상, 배상, 변상 | compensation, compensate, indemnity
분담, 나눠 | share, split
본인 부담, 자비, 사비 | at own expense, out of pocket, own cost
회사 부담, 회사가 내 | company pays, covered by the company
`;
