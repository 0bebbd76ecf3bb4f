Feature: A code that somebody moves in QuickBooks Time
  The code is found wherever it lies. What is in QuickBooks already stays there once, and a group that is deleted takes
  no code along.

  Background:
    Given an organization "Beta" in Karbon
    And an organization "Gamma" in Karbon
    And the firm is connected and in step

  @WORK-02 @edge-b
  Scenario: Moved to a third client, it is still the code of the work
    When the work "2026 Tax" is reassigned to "Beta" in Karbon
    And the code "Acme › 2026 Tax" is moved to "Gamma" in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports no CODE_NOT_LINKED
    And "2026 Tax" has the same code
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on "Gamma › 2026 Tax"

  @WORK-03 @edge-b
  Scenario: What was exported before the move is not there a second time after it
    Given Ann tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    And the work "2026 Tax" is reassigned to "Beta" in Karbon
    And the code "Acme › 2026 Tax" is moved to "Beta" in QuickBooks Time
    And Priya presses Save & Sync
    Then QuickBooks has 1 time activity
    And QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"

  @WORK-05 @edge-a
  Scenario: A group that is deleted leaves its work the code
    Given a client group "Smith Family" in Karbon
    When the work "2026 Tax" is reassigned to "Smith Family" in Karbon
    And Priya presses Save & Sync
    And the client "Smith Family" is deleted in Karbon
    And Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    And "2026 Tax" has the same code
