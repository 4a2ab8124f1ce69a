\version "2.24.0"
\header { title = "Two Voices" composer = "Anonymous" tagline = ##f }
\paper { #(set-paper-size "a5") }
\new PianoStaff << \new Staff { \repeat unfold 60 { c''8 d'' e'' f'' g'' f'' e'' d'' } } \new Staff { \clef bass \repeat unfold 60 { c2 g } } >>
