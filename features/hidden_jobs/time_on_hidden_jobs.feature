Feature: Hidden jobs take time all the same
  Hiding is about a list on a screen. Which code a client has does not depend on who sees it there.

  @HIDE-03 @edge-b
  Scenario: A new code is shown to everybody
    Given the firm is connected and in step
    And the code "Acme" is hidden in QuickBooks Time
    When an organization "Birch" in Karbon
    And work "Payroll" for "Acme" in Karbon
    And Priya presses Save & Sync
    Then the code "Birch" is assigned to everybody
    And the code "Acme › Payroll" is assigned to everybody
    And the code "Acme" is assigned to nobody

  @HIDE-03 @full
  Scenario: A firm that assigns its jobs itself has new codes that nobody sees yet
    Given the firm is connected and in step
    And an organization "Birch" in Karbon
    When Priya chooses new codes for nobody and presses Save & Sync
    Then the code "Birch" is assigned to nobody
    And the code "Acme" is assigned to everybody

  @HIDE-04 @edge-b
  Scenario: A shown job below a hidden client takes time
    Given the firm is connected and in step
    And the code "Acme" is hidden in QuickBooks Time
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann tracks 30 minutes on "Acme" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
    And QuickBooks Time has 30 minutes of Ann on "Acme"
