Feature: Hiding jobs in QuickBooks Time by unassigning them

  Background:
    Given the firm is connected and in step

  @HIDE-01
  Scenario: An unassigned job stays linked
    Given we remember the code of "2026 Tax"
    When everybody is unassigned from the code "Acme › 2026 Tax" in QuickBooks Time
    And Priya presses Save & Sync
    Then "2026 Tax" still has the code it had
    And the code "Acme › 2026 Tax" is assigned to nobody

  @HIDE-02
  Scenario: Assigning it shows it again
    When everybody is unassigned from the code "Acme › 2026 Tax" in QuickBooks Time
    And the code "Acme › 2026 Tax" is assigned to all employees in QuickBooks Time
    Then the code "Acme › 2026 Tax" is assigned to everybody

  @HIDE-03
  Scenario: A sync never undoes it
    When everybody is unassigned from the code "Acme › 2026 Tax" in QuickBooks Time
    And Priya presses Save & Sync 3 times
    Then nothing was written to QuickBooks Time
    And the code "Acme › 2026 Tax" is assigned to nobody

  @HIDE-04
  Scenario: Time from Karbon still arrives on a hidden job
    When everybody is unassigned from the code "Acme › 2026 Tax" in QuickBooks Time
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax"
