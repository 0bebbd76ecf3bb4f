Feature: Clients and work go to QuickBooks Time, and what is missing there is created
  Organizations, people and client groups of a chosen contact type get a code, and their work gets a code below it, so
  that nobody types the list of clients twice.

  Rule: Whatever is missing in QuickBooks Time is created once

    @FLOW-04 @edge-c
    Scenario: A first sync creates a code for every client and its work
      Given the firm is connected but never synced
      And a person "Jo Doe" in Karbon
      And work "Payroll" for "Jo Doe" in Karbon
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then QuickBooks Time has these codes and no others:
        | code             |
        | Acme             |
        | Acme › 2026 Tax  |
        | Jo Doe           |
        | Jo Doe › Payroll |
      And the code "Acme" is assigned to everybody
      And the code "Jo Doe › Payroll" is assigned to everybody
      And nothing changes in Karbon
      And QuickBooks has no customers

    @FLOW-04 @edge-a
    Scenario Outline: New codes are sent fifty at a time
      Given the firm is connected, tracks contacts only, and is in step
      And <clients> organizations in Karbon
      When Priya presses Save & Sync and agrees
      Then QuickBooks Time gets the changes in <lots> lots
      And QuickBooks Time has <codes> codes

      Examples:
        | clients | lots | codes |
        | 1       | 1    | 2     |
        | 49      | 1    | 50    |
        | 50      | 1    | 51    |
        | 51      | 2    | 52    |
        | 101     | 3    | 102   |

    @FLOW-04 @edge-d
    Scenario: A second sync with nothing new writes nothing
      Given the firm is connected and in step
      When Priya presses Save & Sync
      Then nothing changes in any system

  Rule: Time goes where its client and its work went

    @FLOW-04
    Scenario: Time tracked in Karbon is recorded in QuickBooks Time, on its own day
      Given the firm is connected and in step
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Date | yesterday |
      Then QuickBooks Time has these timesheets and no others:
        | person | code            | date      | time       |
        | Ann    | Acme › 2026 Tax | yesterday | 60 minutes |

    @FLOW-05
    Scenario: A client group and its work carry time
      Given a client group "Smith Family" in Karbon
      And work "Estate" for "Smith Family" in Karbon
      And the firm is connected and in step
      When Ann tracks 60 minutes on "Estate" in Karbon
      And Ann tracks 30 minutes on "Smith Family" in Karbon
      Then the Time & Budget tab of "Estate" shows 60 minutes
      And the Time & Budget tab of "Smith Family" shows 30 minutes
      And QuickBooks Time has these codes and no others:
        | code                  |
        | Acme                  |
        | Acme › 2026 Tax       |
        | Smith Family          |
        | Smith Family › Estate |
