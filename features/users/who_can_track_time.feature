Feature: Who tracks time
  A colleague needs an active user in QuickBooks Time with the same email address. One whom nobody finds is told so, and
  stops nobody else.

  Rule: A person is known by their email address

    Background:
      Given Carla is a user of Karbon

    @USER-01
    Scenario: A colleague without a QuickBooks Time user tracks no time until one is added
      Given the firm is connected and in step
      When Carla tracks 60 minutes on "2026 Tax" in Karbon
      Then Carla is told USER_NOT_MATCHED
      And nothing changes in QuickBooks Time
      When Carla becomes a user of QuickBooks Time
      And Priya presses Save & Sync
      And Carla tracks 60 minutes on "2026 Tax" in Karbon
      Then QuickBooks Time has 60 minutes of Carla on "Acme › 2026 Tax"

    @USER-01 @edge-a
    Scenario: Capital letters in an email address do not matter
      Given Carla is a user of QuickBooks Time
      And the email of Carla becomes "Carla@BASELINE.example" in QuickBooks Time
      And the firm is connected and in step
      When Carla tracks 60 minutes on "2026 Tax" in Karbon
      Then it works
      And QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"

    @USER-01 @edge-c
    Scenario: Another address of the same person is another person
      Given Carla is a user of QuickBooks Time
      And the email of Carla becomes "carla+time@baseline.example" in QuickBooks Time
      And the firm is connected and in step
      When Carla tracks 60 minutes on "2026 Tax" in Karbon
      Then Carla is told USER_NOT_MATCHED

    @USER-07
    Scenario: A colleague who is not matched does not stop the others
      Given the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then it works

    @USER-02
    Scenario: A colleague who was archived before the firm connected is turned away, too
      Given Bob is archived in QuickBooks Time
      And the firm is connected and in step
      When Bob tracks 60 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED
      When Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | link state | reason        |
        | Bob Stone   | not linked | USER_ARCHIVED |

    @USER-04 @edge-b
    Scenario: Of two active users with one email, written in two ways, nobody guesses who is meant
      Given Dan is a user of QuickBooks Time
      And the email of Ann becomes "ann@grün.example" in Karbon
      And the email of Ann becomes "ann@grün.example" in QuickBooks Time
      And the email of Dan becomes "ann@xn--grn-ioa.example" in QuickBooks Time
      And the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then Ann is told USER_AMBIGUOUS
      And nothing changes in QuickBooks Time

  Rule: An archived person is turned away until they are a user again

    Background:
      Given the firm is connected and in step

    @USER-02
    Scenario: An archived colleague tracks no time, the others do
      Given Bob tracked 45 minutes on "2026 Tax" in Karbon
      When Bob is archived in QuickBooks Time
      And Priya presses Save & Sync
      And Bob tracks 60 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED
      And nothing changes in QuickBooks Time
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then it works
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows 105 minutes
      And the tab shows these entries and no others:
        | person | time       |
        | Ann    | 60 minutes |
        | Bob    | 45 minutes |
      When Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | link state | reason        |
        | Ann Lee     | linked     |               |
        | Bob Stone   | not linked | USER_ARCHIVED |

    @USER-02
    Scenario: The archived colleague is noticed before the next check too
      When Bob is archived in QuickBooks Time
      And Bob tracks 60 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED

    @USER-03 @edge-a @edge-d
    Scenario: Adding the user again and pressing Save & Sync is the remedy
      Given Bob tracked 60 minutes on "Acme › 2026 Tax" in QuickBooks Time
      When Bob is archived in QuickBooks Time
      And Priya presses Save & Sync
      And Bob becomes a user of QuickBooks Time
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      Then Bob is told USER_ARCHIVED
      When Priya presses Save & Sync
      And Bob tracks 30 minutes on "2026 Tax" in Karbon
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows 90 minutes
      And the tab shows these entries and no others:
        | person | time       |
        | Bob    | 60 minutes |
        | Bob    | 30 minutes |
      And QuickBooks Time has 90 minutes of Bob on "Acme › 2026 Tax"

    @USER-04
    Scenario: Of an archived and an active user with one email the active one counts
      When Bob is archived in QuickBooks Time
      And Bob becomes a user of QuickBooks Time
      And Priya presses Save & Sync
      And Bob tracks 60 minutes on "2026 Tax" in Karbon
      Then it works
      And QuickBooks Time has 60 minutes of Bob on "Acme › 2026 Tax"

  Rule: Time counts, whoever recorded it

    @USER-06 @edge-a
    Scenario: Time of people who are not in Karbon counts
      Given Dan is a user of QuickBooks Time
      And the firm is connected and in step
      When Dan tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows these entries and no others:
        | person | time       |
        | Dan    | 45 minutes |
