Feature: Only clients of a chosen contact type go across
  Karbon knows suppliers and prospects too. A firm chooses whose time it tracks, and the choice follows a client whose
  contact type changes.

  @CONTACT-01 @edge-d
  Scenario: A client of another contact type gets no code and takes no time
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    Then QuickBooks Time has no code "Paper Mill"
    When Ann tracks 60 minutes on "Paper Mill" in Karbon
    Then Ann is told CONTACT_NOT_SYNCED

  @CONTACT-02
  Scenario: A client that comes into the selection gets its code at the next sync
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    When the contact type of "Paper Mill" becomes "Client"
    And Ann presses Sync
    Then "Paper Mill" is linked to the code "Paper Mill"

  @CONTACT-03
  Scenario: A client that leaves the selection keeps its code, and takes no new time
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "Acme" in Karbon
    When the contact type of "Acme" becomes "Prospect"
    And Priya presses Save & Sync
    Then QuickBooks Time has the code "Acme"
    When Ann tracks 30 minutes on "Acme" in Karbon
    Then Ann is told CONTACT_NOT_SYNCED
    When the contact type of "Acme" becomes "Client"
    And Priya presses Save & Sync
    And Ann tracks 30 minutes on "Acme" in Karbon
    Then the Time & Budget tab of "Acme" shows 90 minutes

  @CONTACT-04
  Scenario: People and organizations are treated alike
    Given a person "Jo Doe" in Karbon
    And the firm is connected and in step
    Then "Jo Doe" is linked to the code "Jo Doe"
    And "Acme" is linked to the code "Acme"

  @CONTACT-05 @edge-a @edge-b
  Scenario: Work follows its client
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And work "Supply review" for "Paper Mill" in Karbon
    And the firm is connected and in step
    Then QuickBooks Time has no code "Paper Mill › Supply review"
    When the contact type of "Paper Mill" becomes "Client"
    And Priya presses Save & Sync
    Then QuickBooks Time has the code "Paper Mill › Supply review"

  @CONTACT-05
  Scenario: Work waits for the code of its client, whatever other codes there are
    Given a person "Ash Grove" in Karbon
    And an organization "Ash Grove" in Karbon
    And work "Audit" for "Ash Grove (organization)" in Karbon
    And a code "Audit" in QuickBooks Time
    When the firm is connected and in step
    Then the sync reports CODE_NOT_LINKED for "Audit"
    And "Audit" has no code

  @CONTACT-06
  Scenario: The code of a client that is deleted in Karbon stays with its time
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "Acme" in Karbon
    When the client "Acme" is deleted in Karbon
    And Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    And QuickBooks Time has 60 minutes of Ann on "Acme"
