Feature: Work given to another client keeps its code
  QuickBooks Time goes on showing it under the old client until somebody moves the code there, and its time is in one
  place all the while.

  Background:
    Given an organization "Beta" in Karbon
    And the firm is connected and in step

  @WORK-01 @edge-a @edge-b
  Scenario: The link stays, and no second code is made
    When the work "2026 Tax" is reassigned to "Beta" in Karbon
    And Priya presses Save & Sync
    Then "2026 Tax" has the same code
    And nothing changes in QuickBooks Time
    And QuickBooks Time has these codes and no others:
      | code            |
      | Acme            |
      | Acme › 2026 Tax |
      | Beta            |
    And Karbon has 1 work item for "Beta"

  Rule: The code stays under the old client until it is moved by hand

    @WORK-02
    Scenario: QuickBooks Time shows it under the old client
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then the time report of QuickBooks Time for "Acme" totals 60 minutes
      And the time report of QuickBooks Time for "Beta" totals 0 minutes

    @WORK-02 @edge-a
    Scenario: Moving the code by hand puts it under the new client
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And the code "Acme › 2026 Tax" is moved to "Beta" in QuickBooks Time
      And Priya presses Save & Sync
      Then "2026 Tax" has the same code
      And "2026 Tax" is linked to the code "Beta › 2026 Tax"
      And the sync reports no CODE_NOT_LINKED
      And the time report of QuickBooks Time for "Beta" totals 60 minutes
      And the time report of QuickBooks Time for "Acme" totals 0 minutes

    @WORK-02
    Scenario: Time after the move goes to the job under the new client in QuickBooks
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And the code "Acme › 2026 Tax" is moved to "Beta" in QuickBooks Time
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Beta:2026 Tax"
      And QuickBooks has these customers and no others:
        | customer      |
        | Beta          |
        | Beta:2026 Tax |

  Rule: The code stays, whoever the new client is

    @WORK-03 @edge-a
    Scenario: New time lands on the same code
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      Then QuickBooks Time has 90 minutes of Ann on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows 90 minutes

    @WORK-04 @edge-a
    Scenario: The new client decides whether time is taken
      Given a Private organization "Quiet Trust" in Karbon
      When the work "2026 Tax" is reassigned to "Quiet Trust" in Karbon
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      Then Ann is told CLIENT_NOT_PUBLIC
      And QuickBooks Time has the code "Acme › 2026 Tax"

    @WORK-05
    Scenario: Work given to a client group keeps its code
      Given a client group "Smith Family" in Karbon
      When Priya presses Save & Sync
      And the work "2026 Tax" is reassigned to "Smith Family" in Karbon
      And Priya presses Save & Sync
      Then "2026 Tax" has the same code
      And QuickBooks Time has no code "Smith Family › 2026 Tax"

    @WORK-06
    Scenario: Work given back needs nothing
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And Priya presses Save & Sync
      And the work "2026 Tax" is reassigned to "Acme" in Karbon
      And Priya presses Save & Sync
      Then nothing changes in QuickBooks Time
      And "2026 Tax" has the same code

    @WORK-06 @edge-a
    Scenario: A code that lies under another client than its work is mentioned, and stops nobody
      When the work "2026 Tax" is reassigned to "Beta" in Karbon
      And the code "Acme › 2026 Tax" is moved to "Beta" in QuickBooks Time
      And Priya presses Save & Sync
      And the work "2026 Tax" is reassigned to "Acme" in Karbon
      And Priya presses Save & Sync
      And Priya asks the doctor why Ann tracks no time on "2026 Tax"
      Then the doctor reports in this order:
        | code           |
        | CODE_ELSEWHERE |
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then QuickBooks Time has 60 minutes of Ann on "Beta › 2026 Tax"
