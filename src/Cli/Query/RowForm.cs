namespace Salesforce.Typed.Cli.Query;

/// <summary>How rows are shown.</summary>
internal enum RowForm
{
    /// <summary>For people in a terminal.</summary>
    Table,

    /// <summary>For spreadsheets: RFC 4180, with a line of names.</summary>
    Csv,

    /// <summary>For machines: one line of JSON a row.</summary>
    Json,
}
