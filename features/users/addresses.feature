Feature: An email address finds a person once, and the person stays
  At Save & Sync a colleague is found in QuickBooks Time by the address. From then on it is the same person, also when
  the address changes; only when that person is there no more is somebody looked for again.

  Background:
    Given the firm is connected and in step

  Rule: A changed address changes nobody

    @USER-05
    Scenario Outline: An address changed in one system leaves the person who they are
      When the email of Ann becomes "ann.lee@baseline.example" in <system>
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then it works
      And QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows these entries and no others:
        | person | time       |
        | Ann    | 60 minutes |

      Examples:
        | system          |
        | Karbon          |
        | QuickBooks Time |

    @USER-05 @edge-a
    Scenario: Two people who swap their addresses in Karbon keep their own time
      When the email of Ann becomes "interim@baseline.example" in Karbon
      And the email of Bob becomes "ann@baseline.example" in Karbon
      And the email of Ann becomes "bob@baseline.example" in Karbon
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      Then QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      And QuickBooks Time has 30 minutes of Bob on "Acme › 2026 Tax"
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows these entries and no others:
        | person | time       |
        | Ann    | 60 minutes |
        | Bob    | 30 minutes |

    @USER-05 @edge-a
    Scenario: Two people who swap their addresses in QuickBooks Time keep their own time
      When the email of Ann becomes "interim@baseline.example" in QuickBooks Time
      And the email of Bob becomes "ann@baseline.example" in QuickBooks Time
      And the email of Ann becomes "bob@baseline.example" in QuickBooks Time
      And Priya presses Save & Sync
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows these entries and no others:
        | person | time       |
        | Bob    | 30 minutes |

  Rule: Somebody who is there no more is looked for again at Save & Sync

    @USER-05
    Scenario: A new user with the changed address is found
      When Bob is archived in QuickBooks Time
      And the email of Bob becomes "bob.stone@baseline.example" in Karbon
      And Bob becomes a user of QuickBooks Time
      And the email of Bob becomes "bob.stone@baseline.example" in QuickBooks Time
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED
      When Priya presses Save & Sync
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      Then it works

    @USER-03 @edge-b @full
    Scenario: A user made again under an address with a slip is somebody else
      When Bob is archived in QuickBooks Time
      And Bob becomes a user of QuickBooks Time
      And the email of Bob becomes "bob@baselin.example" in QuickBooks Time
      And Priya presses Save & Sync
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED
