Feature: A client group that is deleted leaves its code behind
  The code and its time belong to QuickBooks Time and stay there. Nobody tracks more on it from Karbon.

  Background:
    Given a client group "Smith Family" in Karbon
    And work "Estate" for "Smith Family" in Karbon
    And the firm is connected and in step
    And Ann tracked 60 minutes on "Estate" in Karbon
    And the client "Smith Family" is deleted in Karbon

  @GROUP-05 @edge-a
  Scenario: Its work keeps code and time, and takes no more
    When Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    When Ann tracks 30 minutes on "Estate" in Karbon
    Then Ann is told CLIENT_NOT_PUBLIC
    And QuickBooks Time has 60 minutes of Ann on "Smith Family › Estate"

  @GROUP-05 @edge-a
  Scenario: The doctor says why
    When Priya presses Save & Sync
    And Priya asks the doctor why Ann tracks no time on "Estate"
    Then the doctor reports in this order:
      | code              |
      | CLIENT_NOT_PUBLIC |
