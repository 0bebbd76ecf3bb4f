Feature: Names are unique in QuickBooks Time
  Karbon allows a client group, an organization and a person of one name; QuickBooks Time does not. Nobody guesses who
  is meant, and a rename puts it right.

  Rule: Of equal names at most one has a code

    @UNIQ-01 @edge-a @edge-b @edge-c
    Scenario Outline: Of two clients with one name, the one with a code keeps it
      Given <first> "Ash Grove" in Karbon
      And the firm is connected and in step
      And <second> "Ash Grove" in Karbon
      When Priya presses Save & Sync
      Then the sync reports NAME_CONFLICT for "Ash Grove (<second>)"
      And "Ash Grove (<first>)" is linked to the code "Ash Grove"
      And "Ash Grove (<second>)" has no code
      And QuickBooks Time has these codes and no others:
        | code            |
        | Acme            |
        | Acme › 2026 Tax |
        | Ash Grove       |
      When Ann tracks 60 minutes on "Ash Grove (<second>)" in Karbon
      Then Ann is told CODE_NOT_LINKED
      And QuickBooks Time has no timesheets on "Ash Grove"

      Examples:
        | first           | second          |
        | a client group  | an organization |
        | a client group  | a person        |
        | an organization | a person        |

    @UNIQ-01 @edge-d
    Scenario: Three clients of one name have at most one code
      Given a person "Ash Grove" in Karbon
      And an organization "Ash Grove" in Karbon
      And a client group "Ash Grove" in Karbon
      When the firm is connected and in step
      Then QuickBooks Time has no code "Ash Grove"

    @UNIQ-04
    Scenario: When neither has a code yet, neither gets one
      Given a person "Ash Grove" in Karbon
      And an organization "Ash Grove" in Karbon
      And the firm is connected but never synced
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then the sync reports NAME_CONFLICT for "Ash Grove (person)"
      And the sync reports NAME_CONFLICT for "Ash Grove (organization)"
      And QuickBooks Time has no code "Ash Grove"

    @UNIQ-04 @edge-a
    Scenario: A code does not change hands when its client takes no part any more
      Given an organization "Ash Grove" in Karbon
      And the firm is connected and in step
      And a person "Ash Grove" in Karbon
      When the contact type of "Ash Grove (organization)" becomes "Prospect"
      And Priya presses Save & Sync 3 times
      Then "Ash Grove (person)" has no code
      And "Ash Grove (organization)" has the same code

  Rule: The one without a code is asked for another name

    Background:
      Given an organization "Ash Grove" in Karbon
      And the firm is connected and in step
      And a person "Ash Grove" in Karbon

    @UNIQ-02 @edge-a
    Scenario: The same one is asked every time, and the other keeps its code
      When Priya presses Save & Sync 10 times
      Then the sync reports NAME_CONFLICT for "Ash Grove (person)"
      And nothing changes in QuickBooks Time
      And "Ash Grove (organization)" has the same code
      When Ann opens the Time & Budget tab of "Ash Grove (person)"
      Then the tab says NAME_CONFLICT
      When Ann generates a code for "Ash Grove (person)"
      Then Ann is told NAME_CONFLICT

    @UNIQ-03
    Scenario: Renaming it and generating its code solves it
      When Priya presses Save & Sync
      And the client "Ash Grove (person)" is renamed to "Ash J Grove" in Karbon
      And Ann generates a code for "Ash J Grove"
      Then "Ash J Grove" is linked to the code "Ash J Grove"
      And "Ash Grove" is linked to the code "Ash Grove"
      When Ann opens the Time & Budget tab of "Ash J Grove"
      Then the tab takes time
      When Priya presses Save & Sync
      Then the sync reports no NAME_CONFLICT

    @UNIQ-03 @edge-a
    Scenario: Renaming the one with the code and pressing Save & Sync solves it too
      When Priya presses Save & Sync
      And the client "Ash Grove (organization)" is renamed to "Ash Grove Nursery" in Karbon
      And Priya presses Save & Sync
      Then "Ash Grove Nursery" is linked to the code "Ash Grove Nursery"
      And "Ash Grove" is linked to the code "Ash Grove"

    @UNIQ-03 @edge-a
    Scenario: Renaming the one with the code and generating a code for the other solves it at once
      When Priya presses Save & Sync
      And the client "Ash Grove (organization)" is renamed to "Ash Grove Nursery" in Karbon
      And Ann generates a code for "Ash Grove"
      Then "Ash Grove" is linked to the code "Ash Grove"
      And "Ash Grove Nursery" is linked to the code "Ash Grove Nursery"

  Rule: Work items of one title for one client are treated alike

    @UNIQ-05 @edge-a
    Scenario: Of twelve work items with one title the first gets the code
      Given the firm is connected and in step
      And work "Bookkeeping" for "Acme" in every month of 2026
      When Priya presses Save & Sync
      Then QuickBooks Time has these codes and no others:
        | code               |
        | Acme               |
        | Acme › 2026 Tax    |
        | Acme › Bookkeeping |
      And the sync reports NAME_CONFLICT

    @UNIQ-05 @full
    Scenario: Where a firm decides so, they are told apart by their month
      Given the firm is connected and in step
      And work "Bookkeeping" for "Acme" in every month of 2026
      When Priya chooses equal titles with their month and presses Save & Sync
      Then the sync reports no NAME_CONFLICT
      And QuickBooks Time has the code "Acme › Bookkeeping"
      And QuickBooks Time has the code "Acme › Bookkeeping - Dec 2026"
      When Priya presses Save & Sync
      Then nothing changes in any system

    @UNIQ-05 @edge-c
    Scenario: The same title under different clients is no conflict
      Given an organization "Beta" in Karbon
      And work "2026 Tax" for "Beta" in Karbon
      When the firm is connected and in step
      Then QuickBooks Time has these codes and no others:
        | code            |
        | Acme            |
        | Acme › 2026 Tax |
        | Beta            |
        | Beta › 2026 Tax |
