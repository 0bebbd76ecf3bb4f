Feature: Disconnecting from QuickBooks Time
  All time stays in Karbon. What came from the integration becomes read-only; what is entered later is Karbon's own.

  Background:
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon

  @DISC-01
  Scenario: Disconnecting and reconnecting does no harm
    When Priya presses Disconnect
    And Priya presses Connect
    And Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    And "2026 Tax" has the same code
    And the Time & Budget tab of "2026 Tax" shows 60 minutes
    When Ann changes the entry to 90 minutes in Karbon
    Then it works
    And QuickBooks Time has 90 minutes of Ann on "Acme › 2026 Tax"

  Rule: Time recorded so far stays in Karbon

    @DISC-02 @edge-a
    Scenario: All historical time stays, also that of others
      When Bob tracks 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Priya presses Disconnect
      Then nothing changes in QuickBooks Time
      When 3 minutes pass
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows 90 minutes
      And the tab shows these entries and no others:
        | person | time       |
        | Ann    | 60 minutes |
        | Bob    | 30 minutes |
      And QuickBooks Time is not called

    @DISC-02 @edge-b
    Scenario: Time stays when QuickBooks Time is out of reach
      When QuickBooks Time goes down
      And Priya presses Disconnect
      Then it works
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

  Rule: Earlier entries are closed, later ones are Karbon's own

    @DISC-03
    Scenario: Entries from before are neither changed nor deleted any more
      When Priya presses Disconnect
      And Ann changes the entry to 90 minutes in Karbon
      Then Ann is told TIME_LOCKED
      When Ann deletes the entry in Karbon
      Then Ann is told TIME_LOCKED
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

    @DISC-03
    Scenario: Entries made afterwards are changed and deleted as usual
      When Priya presses Disconnect
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Ann changes the entry to 45 minutes in Karbon
      Then it works
      And the Time & Budget tab of "2026 Tax" shows 105 minutes
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      When Ann deletes the entry in Karbon
      Then it works
      And the Time & Budget tab of "2026 Tax" shows 60 minutes
      And nothing changes in QuickBooks Time

    @DISC-03 @edge-a @full
    Scenario: An entry made afterwards for a day before is Karbon's own, too
      When Priya presses Disconnect
      And Ann tracks 30 minutes on "2026 Tax" in Karbon with:
        | Date | yesterday |
      And Ann changes the entry to 45 minutes in Karbon
      Then it works
      And the Time & Budget tab of "2026 Tax" shows 105 minutes

  Rule: Approval is where the time is

    @DISC-04 @edge-a @full
    Scenario: On a tab with both kinds only Karbon's own is approved there
      When Priya presses Disconnect
      And Priya approves the entry in Karbon
      Then Priya is told TIME_LOCKED
      When Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Priya approves the entry in Karbon
      Then it works
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows these entries and no others:
        | person | time       | state        |
        | Ann    | 60 minutes | recorded     |
        | Ann    | 30 minutes | Karbon's own |

    @DISC-04
    Scenario: Approval in Karbon becomes available
      When Priya approves the entry in Karbon
      Then Priya is told TIME_LOCKED
      When Priya presses Disconnect
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Priya approves the entry in Karbon
      Then it works
      When Ann changes the entry to 45 minutes in Karbon
      Then Ann is told TIME_LOCKED

    @DISC-04
    Scenario: While connected again, approval is in QuickBooks Time alone
      When Priya presses Disconnect
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Priya presses Connect
      And Priya approves the entry in Karbon
      Then Priya is told TIME_LOCKED
