using System.CommandLine;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Commands;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary><c>sftyped bulk</c>: files of records in jobs of Bulk API 2.0.</summary>
internal static class BulkCommand
{
    public static Command Create() => new(
        "bulk",
        Examples.After(
            "Loads files of records in jobs of Bulk API 2.0, for thousands of records and more. A file is checked against the snapshots "
                + "before "
                + "anything is sent. The exit code is 0, or 3 where a record failed or the file is wrong.",
            "sftyped bulk create Contact contacts.csv --org dev",
            "sftyped bulk upsert Account accounts.csv --key ErpId__c",
            "sftyped bulk resume accounts.csv.journal # after the load was interrupted"))
    {
        LoadCommand.Create("create", BulkOperation.Create, "Creates the records of a file."),
        LoadCommand.Create("update", BulkOperation.Update, "Updates the records of a file by the column Id."),
        LoadCommand.Create("upsert", BulkOperation.Upsert, "Creates or updates the records of a file by a key."),
        LoadCommand.Create("delete", BulkOperation.Delete, "Moves the records that a file names by the column Id to the recycle bin."),
        LoadCommand.Create(
            "hard-delete", BulkOperation.HardDelete,
            "Deletes the records that a file names by the column Id, without the recycle bin. The user needs the permission "
                + "Bulk API Hard Delete."),
        JournalCommands.Resume(),
        JournalCommands.Results(),
        JournalCommands.Abort(),
        ListCommand.Create(),
    };
}
