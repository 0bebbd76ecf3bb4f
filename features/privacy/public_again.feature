Feature: A client that was private joins with everything it has
  What somebody made by hand in QuickBooks Time meanwhile is not made again.

  Background:
    Given a Private organization "Quiet Trust" in Karbon
    And work "Estate" for "Quiet Trust" in Karbon
    And the firm is connected and in step

  @PRIV-02 @edge-a @full
  Scenario: A code made by hand meanwhile is linked, with its time
    When a code "Quiet Trust" in QuickBooks Time
    And Bob tracks 30 minutes on "Quiet Trust" in QuickBooks Time
    And the client "Quiet Trust" becomes Public
    And Priya presses Save & Sync
    Then "Quiet Trust" is linked to the code "Quiet Trust"
    And the Time & Budget tab of "Quiet Trust" shows 30 minutes

  @PRIV-02 @edge-b @full
  Scenario: Its work follows it
    When the client "Quiet Trust" becomes Public
    And Priya presses Save & Sync
    Then "Estate" is linked to the code "Quiet Trust › Estate"
