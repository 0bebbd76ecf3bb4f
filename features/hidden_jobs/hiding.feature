Feature: Hiding jobs in QuickBooks Time
  A firm with many finished jobs hides them by unassigning everybody. They leave the list in QuickBooks Time; the link
  and the time stay.

  Background:
    Given the firm is connected and in step
    And the code "Acme › 2026 Tax" is hidden in QuickBooks Time

  @HIDE-01
  Scenario: A hidden job stays linked
    When Priya presses Save & Sync
    Then "2026 Tax" has the same code
    And the code "Acme › 2026 Tax" is assigned to nobody

  @HIDE-02
  Scenario: Assigning it to everybody shows it again
    When the code "Acme › 2026 Tax" is shown in QuickBooks Time
    Then the code "Acme › 2026 Tax" is assigned to everybody
    And "2026 Tax" has the same code

  @HIDE-03 @edge-a
  Scenario: A sync never undoes it
    When Priya presses Save & Sync 3 times
    Then nothing changes in QuickBooks Time
    And the code "Acme › 2026 Tax" is assigned to nobody

  @HIDE-03
  Scenario: A new name does not bring it back to the list of jobs
    When the work "2026 Tax" is renamed to "2026 Return" in Karbon
    And Priya presses Save & Sync
    Then the code "Acme › 2026 Return" is assigned to nobody

  @HIDE-04
  Scenario: Time from Karbon still arrives on a hidden job
    When Priya presses Save & Sync
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
