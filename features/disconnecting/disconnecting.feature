Feature: Disconnecting and connecting again
  All time stays in Karbon. What came from the integration becomes read-only; what is entered later is Karbon's own.

  Background:
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon

  @DISC-01
  Scenario: Disconnecting and reconnecting does no harm
    Given we remember the code of "2026 Tax"
    When Priya disconnects Karbon from QuickBooks Time
    And Priya connects Karbon with QuickBooks Time
    And Priya presses Save & Sync
    Then nothing was written to QuickBooks Time
    And "2026 Tax" still has the code it had
    And the Time & Budget tab of "2026 Tax" shows 60 minutes
    When Ann changes the entry to 90 minutes in Karbon
    Then it works
    And QuickBooks Time has 90 minutes of Ann on the code "Acme › 2026 Tax"

  @DISC-02
  Scenario: All historical time stays in Karbon
    When Bob enters 30 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Priya disconnects Karbon from QuickBooks Time
    Then nothing was written to QuickBooks Time
    When 3 minutes pass
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 90 minutes
    And the tab lists 60 minutes by "Ann Lee"
    And the tab lists 30 minutes by "Bob Stone"
    And QuickBooks Time was not called

  @DISC-02
  Scenario: Time stays when QuickBooks Time is out of reach
    When QuickBooks Time goes down
    And Priya disconnects Karbon from QuickBooks Time
    Then it works
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @DISC-03
  Scenario: Existing entries cannot be changed any more
    When Priya disconnects Karbon from QuickBooks Time
    And Ann changes the entry to 90 minutes in Karbon
    Then Ann is told TIME_LOCKED
    When Ann deletes the entry in Karbon
    Then Ann is told TIME_LOCKED
    And QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @DISC-03
  Scenario: Entries made afterwards can be changed and deleted
    When Priya disconnects Karbon from QuickBooks Time
    And Ann tracks 30 minutes on "2026 Tax" in Karbon
    And Ann changes the entry to 45 minutes in Karbon
    Then it works
    And the Time & Budget tab of "2026 Tax" shows 105 minutes
    And QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
    When Ann deletes the entry in Karbon
    Then it works
    And the Time & Budget tab of "2026 Tax" shows 60 minutes
    And nothing was written to QuickBooks Time

  @DISC-04
  Scenario: Approval in Karbon becomes available
    When Priya approves the entry in Karbon
    Then Priya is told TIME_LOCKED
    When Priya disconnects Karbon from QuickBooks Time
    And Ann tracks 30 minutes on "2026 Tax" in Karbon
    And Priya approves the entry in Karbon
    Then it works
    When Ann changes the entry to 45 minutes in Karbon
    Then Ann is told TIME_LOCKED

  @DISC-04
  Scenario: While connected again, approval is in QuickBooks Time alone
    When Priya disconnects Karbon from QuickBooks Time
    And Ann tracks 30 minutes on "2026 Tax" in Karbon
    And Priya connects Karbon with QuickBooks Time
    And Priya approves the entry in Karbon
    Then Priya is told TIME_LOCKED

  @DISC-05
  Scenario: The same account connects again, and everything is still linked
    Given we remember the code of "2026 Tax"
    When Priya disconnects Karbon from QuickBooks Time
    And the client "Acme" is renamed to "Acme Ltd" in Karbon
    And Priya connects Karbon with QuickBooks Time
    Then nothing was written to QuickBooks Time
    When Ann tracks 30 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 90 minutes of Ann on the code "Acme › 2026 Tax"
    When Priya presses Save & Sync
    Then "2026 Tax" still has the code it had
    And "Acme Ltd" is linked to the code "Acme Ltd"
    And QuickBooks Time has these codes and no others:
      | Acme Ltd            |
      | Acme Ltd › 2026 Tax |

  @DISC-06
  Scenario: Another QuickBooks Time account is refused
    When Priya disconnects Karbon from QuickBooks Time
    And the QuickBooks Time account is another one now
    And Priya connects Karbon with QuickBooks Time
    Then Priya is told ACCOUNT_MISMATCH
    And nothing was written anywhere

  @DISC-06
  Scenario: A sync stops when the connection leads to another account
    When the QuickBooks Time account is another one now
    And an organization "Birch" in Karbon
    And Priya presses Save & Sync
    Then Priya is told ACCOUNT_MISMATCH
    And nothing was written anywhere
    When Ann presses Sync
    Then Ann is told ACCOUNT_MISMATCH
    And nothing was written anywhere

  @DISC-07
  Scenario: The same time typed into both systems shows twice after reconnecting
    When Priya disconnects Karbon from QuickBooks Time
    And Ann tracks 45 minutes on "2026 Tax" in Karbon
    And Ann enters 45 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Priya connects Karbon with QuickBooks Time
    Then the reconnection lists 1 suspected duplicate
    When Ann presses Sync
    Then the Time & Budget tab of "2026 Tax" shows 150 minutes
    And QuickBooks Time has 105 minutes of Ann on the code "Acme › 2026 Tax"
    And QuickBooks has 105 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    And QuickBooks has 2 time activities
