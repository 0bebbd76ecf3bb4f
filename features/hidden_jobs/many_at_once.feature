Feature: Many jobs are hidden in one go
  QuickBooks Time's own people hide many jobs for a firm on request. The integration does it too, fifty at a time, and
  shows first what it would do.

  @HIDE-05 @edge-a
  Scenario: Fifty-one codes are hidden in two lots
    Given 50 organizations in Karbon
    And the firm is connected and in step
    When Priya hides the codes of every organization
    Then QuickBooks Time has 51 hidden codes
    And QuickBooks Time gets the changes in 2 lots
    And nothing changes in Karbon

  @HIDE-05
  Scenario: A preview lists them and changes nothing
    Given 50 organizations in Karbon
    And the firm is connected and in step
    When Priya previews hiding the codes of every organization
    Then Priya is shown 51 codes to hide
    And nothing changes in any system

  @HIDE-05 @edge-c
  Scenario: Completing work hides nothing by itself
    Given the firm is connected and in step
    When the work "2026 Tax" is completed in Karbon
    And Priya presses Save & Sync
    Then the code "Acme › 2026 Tax" is assigned to everybody

  @HIDE-05
  Scenario: The codes of completed work are hidden when somebody asks for it
    Given the firm is connected and in step
    When the work "2026 Tax" is completed in Karbon
    And Priya presses Save & Sync
    And Priya hides the codes of all completed work
    Then the code "Acme › 2026 Tax" is assigned to nobody
    And the code "Acme" is assigned to everybody
