/** Time: a group a line, Korean before the bar and English behind it. */
export const TIME_WORDS = `
바로, 즉시, 곧바로, 당장 | immediately, at once, right away
미리, 사전, 앞서, 전에 | in advance, beforehand, before, prior
나중, 이후, 다음 | later, after, next
먼저, 우선 | first, before
동안, 내내 | during, while
까지 | until, by
기간, 동안 | period, duration
기한, 마감, 데드라인, 마감일, 시한 | deadline, due date, cut-off, time limit
날짜, 일자, 며칠, 날 | date, day
시간, 시각, 몇 시 | time, hour
분 | minute
일 | day
주, 주일 | week
달, 개월, 월 | month
년, 해, 연도 | year
오늘 | today
내일 | tomorrow
어제 | yesterday
이번 주, 금주 | this week
다음 주, 차주 | next week
지난주, 저번 주 | last week
이번 달, 당월 | this month
다음 달, 익월 | next month
지난달, 전월 | last month
올해, 금년 | this year
내년, 다음 해, 이듬해 | next year
작년, 지난해 | last year
매일, 날마다 | daily, every day
매주, 주마다 | weekly, every week
매월, 매달, 달마다 | monthly, every month
매년, 해마다, 연간 | annual, yearly, every year
격주, 2주마다 | biweekly, every two weeks, fortnightly
평일, 영업일, 근무일, 업무일 | weekday, business day, working day
월요일 | monday
화요일 | tuesday
수요일 | wednesday
목요일 | thursday
금요일 | friday
토요일 | saturday
일요일 | sunday
1월 | january
2월 | february
3월 | march
4월 | april
5월 | may
6월 | june
7월 | july
8월 | august
9월 | september
10월 | october
11월 | november
12월 | december
오전 | morning, am
오후 | afternoon, pm
정오, 낮 12시 | noon, midday
자정, 밤 12시 | midnight
봄 | spring
여름 | summer
가을 | autumn, fall
겨울 | winter
반기, 상반기, 하반기 | half-year, half year
회, 번, 차례, 횟수 | time, times
한 번, 1회 | once
두 번, 2회 | twice
주기, 얼마나 자주, 빈도 | interval, how often, frequency, cycle
`;
