\version "2.24.0"
\header { title = "작은 미뉴에트" composer = "전통" tagline = ##f }
\paper { #(set-paper-size "a4") }
{ \key g \major \time 3/4 \repeat unfold 8 { d''4 g'8 a' b' c'' | d''4 g' g' | e'' c''8 d'' e'' fis'' | g''4 g' g' } }
