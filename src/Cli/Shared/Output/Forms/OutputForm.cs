namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>The forms in which commands print what they found.</summary>
internal enum OutputForm
{
    /// <summary>For people in a terminal.</summary>
    Table,

    /// <summary>For spreadsheets: RFC 4180, with a line of names.</summary>
    Csv,

    /// <summary>For machines: one line of JSON a row.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}
