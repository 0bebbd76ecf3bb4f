Feature: Clients that come and go
  A contact type is chosen once and means the same ever after. Whoever leaves takes nothing along, and finds everything
  when they are back.

  Rule: A contact type is more than its name

    @CONTACT-01 @edge-a @full
    Scenario: A client without a contact type takes no part
      Given an organization "Loose End" in Karbon with the contact type ""
      And the firm is connected and in step
      When Ann tracks 60 minutes on "Loose End" in Karbon
      Then Ann is told CONTACT_NOT_SYNCED
      And QuickBooks Time has no code "Loose End"

    @CONTACT-01 @edge-b @full
    Scenario: A contact type that is renamed in Karbon stays chosen
      Given the firm is connected and in step
      When the contact type "Client" is renamed to "Customer" in Karbon
      And Priya presses Save & Sync
      Then the sync reports no CONTACT_NOT_SYNCED
      And "Acme" has the same code
      When Ann tracks 60 minutes on "Acme" in Karbon
      Then QuickBooks Time has 60 minutes of Ann on "Acme"

    @CONTACT-01 @edge-b @full
    Scenario: A plain Sync knows a renamed contact type as well
      Given the firm is connected and in step
      When the contact type "Client" is renamed to "Customer" in Karbon
      And an organization "Birch" in Karbon with the contact type "Customer"
      And Ann presses Sync
      Then "Birch" is linked to the code "Birch"
      And "Acme" has the same code

    @CONTACT-01 @edge-c @full
    Scenario: With no contact type chosen nothing is made
      Given the firm is connected but never synced
      When Priya chooses the contact type "" and presses Save & Sync
      Then the sync reports CONTACT_NOT_SYNCED for "Acme"
      And QuickBooks Time has no codes

  Rule: What counts is how things are when somebody syncs

    @CONTACT-02 @edge-a
    Scenario: A contact type changed there and back leaves no trace
      Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
      And the firm is connected and in step
      When the contact type of "Paper Mill" becomes "Client"
      And the contact type of "Paper Mill" becomes "Supplier"
      And Priya presses Save & Sync
      Then nothing changes in QuickBooks Time
      And "Paper Mill" has no code

    @CONTACT-03 @edge-a @edge-b
    Scenario: The work of a client that leaves stops with it, and the export says why
      Given the firm is connected and in step
      When the contact type of "Acme" becomes "Prospect"
      And Priya presses Save & Sync
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      Then Ann is told CONTACT_NOT_SYNCED
      When Priya presses Export Synced Items
      Then the export contains these rows:
        | Karbon name | code path       | link state | reason             |
        | Acme        | Acme            | ineligible | CONTACT_NOT_SYNCED |
        | 2026 Tax    | Acme › 2026 Tax | ineligible | CONTACT_NOT_SYNCED |

    @CONTACT-03 @edge-c
    Scenario: Time entered in QuickBooks Time meanwhile shows when the client is back
      Given the firm is connected and in step
      When the contact type of "Acme" becomes "Prospect"
      And Priya presses Save & Sync
      And Bob tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And the contact type of "Acme" becomes "Client"
      And Priya presses Save & Sync
      Then the Time & Budget tab of "2026 Tax" shows 45 minutes

    @CONTACT-04 @edge-a @full
    Scenario: A person and an organization of one name are asked for another
      Given a person "Ash Grove" in Karbon
      And an organization "Ash Grove" in Karbon
      When the firm is connected and in step
      Then "Ash Grove (person)" has no code
      And "Ash Grove (organization)" has no code

    @CONTACT-06 @edge-a
    Scenario: A client that is out of sight for a while has its code when it shows again
      Given the firm is connected and in step
      And Ann tracked 60 minutes on "Acme" in Karbon
      When the client "Acme" becomes Hidden
      And Priya presses Save & Sync 3 times
      And the client "Acme" becomes Public
      And Priya presses Save & Sync
      Then "Acme" has the same code
      And the Time & Budget tab of "Acme" shows 60 minutes
