Feature: Renames at odd moments
  Whatever is renamed, and whenever, ends with one code under one name; what nobody can decide is reported, and time
  goes on meanwhile.

  @NAME-02 @edge-c
  Scenario: A name that is changed there and back writes nothing
    Given the firm is connected and in step
    When the client "Acme" is renamed to "Interim" in Karbon
    And the client "Interim" is renamed to "Acme" in Karbon
    And Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    And "Acme" has the same code

  @NAME-02 @edge-d
  Scenario: A person who marries is renamed like any client
    Given a person "Jo Doe" in Karbon
    And the firm is connected and in step
    When the client "Jo Doe" is renamed to "Jo Smith" in Karbon
    And Priya presses Save & Sync
    Then "Jo Smith" is linked to the code "Jo Smith"
    And "Jo Smith" has the same code

  @NAME-03 @edge-a
  Scenario: Somebody else's code has the name by now, and keeps it
    Given an organization "Birch" in Karbon
    And the firm is connected and in step
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And the code "Birch" is renamed to "Acme" in QuickBooks Time
    And Priya presses Save & Sync
    And the code "Acme Inc" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "Acme", choosing to create it
    Then Ann is told NAME_CONFLICT
    And "Birch" has the same code

  @NAME-05 @edge-a
  Scenario: A group that takes the name of a member is a conflict, and both keep their codes
    Given a client group "Smith Family" in Karbon
    And a person "Jo Smith" in Karbon
    And "Jo Smith" is a member of "Smith Family"
    And the firm is connected and in step
    When the client "Smith Family" is renamed to "Jo Smith" in Karbon
    And Priya presses Save & Sync
    Then the sync reports NAME_CONFLICT for "Jo Smith (client group)"
    And "Jo Smith (client group)" has the same code
    And "Jo Smith (person)" has the same code
