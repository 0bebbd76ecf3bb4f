Feature: Client groups have a code of their own
  A group is sent like any client. Its members are not below it, and no total is made across them, so a firm records
  time at the level at which it wants to read it.

  Background:
    Given a client group "Smith Family" in Karbon
    And a person "Jo Smith" in Karbon
    And a person "Max Smith" in Karbon
    And "Jo Smith" is a member of "Smith Family"
    And "Max Smith" is a member of "Smith Family"
    And work "Estate" for "Smith Family" in Karbon
    And the firm is connected and in step

  @GROUP-01
  Scenario: A client group is sent as its own code
    Then "Smith Family" is linked to the code "Smith Family"
    And QuickBooks has no customers

  @GROUP-01 @edge-a @full
  Scenario: A group of another contact type takes no part
    Given a client group "Mill Partners" in Karbon with the contact type "Supplier"
    When Priya presses Save & Sync
    And Ann tracks 60 minutes on "Mill Partners" in Karbon
    Then Ann is told CONTACT_NOT_SYNCED
    And QuickBooks Time has no code "Mill Partners"

  @GROUP-01
  Scenario: A group that came since has its code after a Sync
    Given a client group "Mill Partners" in Karbon
    When Ann presses Sync
    Then "Mill Partners" is linked to the code "Mill Partners"

  Rule: Members are not placed under their group

    @GROUP-02
    Scenario: Each member has a code at the top
      Then "Jo Smith" is linked to the code "Jo Smith"
      And "Max Smith" is linked to the code "Max Smith"
      And QuickBooks Time has no code "Smith Family › Jo Smith"
      And QuickBooks Time has no code "Smith Family › Max Smith"

    @GROUP-02 @edge-a
    Scenario: A new member changes nothing in QuickBooks Time
      When "Acme" becomes a member of "Smith Family"
      And Priya presses Save & Sync
      Then nothing changes in QuickBooks Time
      And "Acme" is linked to the code "Acme"

  Rule: Time stays where it is recorded

    @GROUP-03
    Scenario: Time on the group and on its work stays there
      When Ann tracks 30 minutes on "Smith Family" in Karbon
      And Ann tracks 60 minutes on "Estate" in Karbon
      Then QuickBooks Time has 30 minutes of Ann on "Smith Family"
      And QuickBooks Time has 60 minutes of Ann on "Smith Family › Estate"
      And the Time & Budget tab of "Estate" shows 60 minutes
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Smith Family:Estate"

    @GROUP-04 @edge-a
    Scenario: Time of members is not added up at the group
      When Ann tracks 60 minutes on "Jo Smith" in Karbon
      And Ann tracks 2 hours on "Max Smith" in Karbon
      And Ann tracks 30 minutes on "Smith Family" in Karbon
      Then the Time & Budget tab of "Smith Family" shows 30 minutes
      And the Time & Budget tab of "Jo Smith" shows 60 minutes
      And the Time & Budget tab of "Max Smith" shows 2 hours
      And the time report of QuickBooks Time for "Smith Family" totals 30 minutes
      When Ann presses Sync
      Then QuickBooks has these customers and no others:
        | customer     |
        | Jo Smith     |
        | Max Smith    |
        | Smith Family |

    @GROUP-03 @edge-a
    Scenario: Work that goes from a member to the group keeps its code and its time
      Given work "Return" for "Jo Smith" in Karbon
      When Priya presses Save & Sync
      And Ann tracks 60 minutes on "Return" in Karbon
      And the work "Return" is reassigned to "Smith Family" in Karbon
      And Priya presses Save & Sync
      Then "Return" is linked to the code "Jo Smith › Return"
      And the Time & Budget tab of "Return" shows 60 minutes
