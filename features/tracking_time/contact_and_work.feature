Feature: Time on a contact and time on its work
  QuickBooks Time keeps people from recording time on a client that has work; Karbon takes it. The two totals stay
  apart in Karbon and add up in the reports of QuickBooks Time.

  Background:
    Given the firm is connected and in step

  @TRACK-01
  Scenario: QuickBooks Time lets nobody record time on the top level
    Then QuickBooks Time takes no time of Bob on "Acme"
    And QuickBooks Time has no timesheets on "Acme"

  @TRACK-02 @edge-a
  Scenario: Time on a contact from Karbon reaches QuickBooks Time all the same
    When Ann tracks 60 minutes on "Acme" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on "Acme"
    And the time report of QuickBooks Time for "Acme" totals 60 minutes
    And the Time & Budget tab of "Acme" shows 60 minutes
    When Ann presses Sync
    Then QuickBooks has 60 minutes of Ann on "Acme"

  Rule: Karbon keeps the two totals apart, QuickBooks Time adds them up

    Background:
      Given Ann tracked 1 hour on "Acme" in Karbon
      And Ann tracked 2 hours on "2026 Tax" in Karbon

    @TRACK-03 @edge-a
    Scenario: Contact time and work time are separate totals in Karbon
      Then the Time & Budget tab of "Acme" shows 1 hour
      And the Time & Budget tab of "2026 Tax" shows 2 hours
      When 3 minutes pass
      Then the Time & Budget tab of "Acme" shows 1 hour
      And the Time & Budget tab of "2026 Tax" shows 2 hours
      When Ann presses Sync
      Then QuickBooks has 1 hour of Ann on "Acme"
      And QuickBooks has 2 hours of Ann on "Acme:2026 Tax"

    @TRACK-04
    Scenario: The reports of QuickBooks Time add them up
      Then the time report of QuickBooks Time for "Acme" totals 3 hours

  Rule: Edits and deletions are written through, and on a conflict QuickBooks Time wins

    Background:
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon

    @TRACK-05
    Scenario: An edit and a deletion in Karbon are written through
      When Ann changes the entry to 90 minutes in Karbon
      Then QuickBooks Time has 90 minutes of Ann on "Acme › 2026 Tax"
      When Ann deletes the entry in Karbon
      Then QuickBooks Time has no timesheets on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows 0 minutes

    @TRACK-05 @edge-b
    Scenario: An entry that changed in QuickBooks Time meanwhile is not overwritten
      When Priya changes the entry to 75 minutes in QuickBooks Time
      And Ann changes the entry to 90 minutes in Karbon
      Then Ann is told TIME_CHANGED
      And QuickBooks Time has 75 minutes of Ann on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows 75 minutes

    @TRACK-06 @edge-a
    Scenario: Locked time is not changed from Karbon
      When Priya locks the entry in QuickBooks Time
      And Ann changes the entry to 90 minutes in Karbon
      Then Ann is told TIME_LOCKED
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      When Ann presses Sync
      And Ann deletes the entry in Karbon
      Then Ann is told TIME_LOCKED
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"

    @TRACK-06
    Scenario: Approved time is not changed from Karbon
      When Priya approves the entry in QuickBooks Time
      And Ann changes the entry to 90 minutes in Karbon
      Then Ann is told TIME_LOCKED
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"

  Rule: An odd entry is taken exactly or refused with a reason

    @TRACK-07 @edge-a @edge-c
    Scenario Outline: No time at all, or more than a day, is refused
      When Ann tracks <length> on "2026 Tax" in Karbon
      Then Ann is told BAD_INPUT
      And nothing changes in QuickBooks Time

      Examples:
        | length    |
        | 0 minutes |
        | 25 hours  |

    @TRACK-07 @edge-f
    Scenario: A clock that still runs does not count
      When Bob starts a clock on "Acme › 2026 Tax" in QuickBooks Time
      And Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 0 minutes
