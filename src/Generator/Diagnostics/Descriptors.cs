using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Diagnostics;

/// <summary>Every diagnostic that the generator and the analyzers report. A title is also the heading of the rule's page.</summary>
internal static class Descriptors
{
    private const string Snapshots = "Salesforce.Typed.Snapshots";
    private const string Queries = "Salesforce.Typed.Queries";
    private const string Json = "Salesforce.Typed.Json";
    private const string Soql = "Salesforce.Typed.Soql";
    private const string Calls = "Salesforce.Typed.Calls";
    private const string Records = "Salesforce.Typed.Records";
    private const string SignIn = "Salesforce.Typed.SignIn";

    public static readonly DiagnosticDescriptor UnreadableSnapshot = new(
        DiagnosticIds.UnreadableSnapshot,
        "A describe snapshot cannot be read",
        "The snapshot cannot be read: {0}",
        Snapshots, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnreadableSnapshot));

    public static readonly DiagnosticDescriptor DuplicateSnapshot = new(
        DiagnosticIds.DuplicateSnapshot,
        "Two snapshots of one object",
        "{0}",
        Snapshots, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.DuplicateSnapshot));

    public static readonly DiagnosticDescriptor ParentWithoutSnapshot = new(
        DiagnosticIds.ParentWithoutSnapshot,
        "A parent has no snapshot",
        "{0}",
        Snapshots, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.ParentWithoutSnapshot));

    public static readonly DiagnosticDescriptor UnknownFieldType = new(
        DiagnosticIds.UnknownFieldType,
        "A field is of an unknown type",
        "{0}",
        Snapshots, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnknownFieldType));

    public static readonly DiagnosticDescriptor InvalidNamespace = new(
        DiagnosticIds.InvalidNamespace,
        "The namespace of generated code is not a namespace",
        "{0}",
        Snapshots, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidNamespace));

    public static readonly DiagnosticDescriptor RelationshipLeftOut = new(
        DiagnosticIds.RelationshipLeftOut,
        "A relationship has the name of another member",
        "{0}",
        Snapshots, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.RelationshipLeftOut));

    public static readonly DiagnosticDescriptor ManyObjectsInApp = new(
        DiagnosticIds.ManyObjectsInApp,
        "An app compiles many objects at each build",
        "This project compiles the types of {0} objects at each build. Set the property SalesforceModelsAssembly to true, or move the "
            + "snapshots to a "
        + "library that this project references, so that they are compiled only when a snapshot changes; or name the objects that the "
        + "project uses in "
        + "the property SalesforceObjects.",
        Snapshots, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.ManyObjectsInApp));

    public static readonly DiagnosticDescriptor NoSnapshots = new(
        DiagnosticIds.NoSnapshots,
        "A project without snapshots",
        "This project has no describe snapshots, so no types are generated: run 'sftyped pull' to write them to the folder {0}, or set the "
        + "property SalesforceSnapshotFolder to the folder that has them, or to nothing if the project needs none",
        Snapshots, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.NoSnapshots));

    public static readonly DiagnosticDescriptor UnreadableSelect = new(
        DiagnosticIds.UnreadableSelect,
        "A Select that cannot be read at build time",
        "This Select cannot be read at build time: {0}",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnreadableSelect));

    public static readonly DiagnosticDescriptor SelectNotIntercepted = new(
        DiagnosticIds.SelectNotIntercepted,
        "A Select that was not replaced",
        "This Select was not replaced by the generator and would throw when it runs: build with the generator of the Salesforce.Typed "
            + "package, of the same version as the runtime",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.SelectNotIntercepted));

    public static readonly DiagnosticDescriptor OwnRecordInJsonContext = new(
        DiagnosticIds.OwnRecordInJsonContext,
        "A JsonSerializerContext does not see records of its own project",
        "System.Text.Json's generator does not see {0}, because it is generated in this project too: put the snapshots into a project of "
            + "their own that this one references, or serialize it without a context",
        Json, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.OwnRecordInJsonContext));

    public static readonly DiagnosticDescriptor InvalidJoin = new(
        DiagnosticIds.InvalidJoin,
        "A semi-join or anti-join that SOQL refuses",
        "SOQL refuses this: {0}",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidJoin));

    public static readonly DiagnosticDescriptor InvalidSoqlSyntax = new(
        DiagnosticIds.InvalidSoqlSyntax,
        "SOQL as text that is not well formed",
        "{0}",
        Soql, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidSoqlSyntax));

    public static readonly DiagnosticDescriptor UnknownSoqlName = new(
        DiagnosticIds.UnknownSoqlName,
        "A name in SOQL as text that the org does not have",
        "{0}",
        Soql, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnknownSoqlName));

    public static readonly DiagnosticDescriptor InvalidSoql = new(
        DiagnosticIds.InvalidSoql,
        "SOQL as text that the org refuses",
        "{0}",
        Soql, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidSoql));

    public static readonly DiagnosticDescriptor UnknownPicklistValue = new(
        DiagnosticIds.UnknownPicklistValue,
        "A value that the restricted picklist does not have",
        "{0}",
        Soql, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnknownPicklistValue));

    public static readonly DiagnosticDescriptor ObjectWithoutSnapshot = new(
        DiagnosticIds.ObjectWithoutSnapshot,
        "SOQL as text on an object without a snapshot",
        "There is no snapshot of '{0}', so this statement is not checked against the org: run 'sftyped pull {0}', or correct the name",
        Soql, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.ObjectWithoutSnapshot));

    public static readonly DiagnosticDescriptor WholeObjectReadInLoop = new(
        DiagnosticIds.WholeObjectReadInLoop,
        "A query in a loop that reads a whole object",
        "Each iteration of the loop reads all records of {0}: filter or limit the query, or run it once before the loop",
        Calls, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.WholeObjectReadInLoop));

    public static readonly DiagnosticDescriptor ReadInLoop = new(
        DiagnosticIds.ReadInLoop,
        "A read in a loop that one call can replace",
        "Each iteration of the loop sends a request: {0}",
        Calls, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.ReadInLoop));

    public static readonly DiagnosticDescriptor WriteInLoop = new(
        DiagnosticIds.WriteInLoop,
        "A write in a loop that one call can replace",
        "Each iteration of the loop sends one record: {0} sends all of them, 200 in each request, and returns an outcome for each",
        Calls, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.WriteInLoop));

    public static readonly DiagnosticDescriptor InvalidPaging = new(
        DiagnosticIds.InvalidPaging,
        "Paging that the org does not support",
        "{0}",
        Queries, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidPaging));

    public static readonly DiagnosticDescriptor LeadingWildcard = new(
        DiagnosticIds.LeadingWildcard,
        "A pattern that begins with a wildcard",
        "The org cannot use an index for a pattern that begins with a wildcard and scans every record: use StartsWith, narrow the query by "
            + "another field, or search (org.Search)",
        Queries, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.LeadingWildcard));

    public static readonly DiagnosticDescriptor IdComparedAsText = new(
        DiagnosticIds.IdComparedAsText,
        "An id compared as text",
        "The same id can be written with 15 or 18 characters, so that a comparison as text can fail: compare ids, and convert a string "
            + "with {0}.Parse",
        Records, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.IdComparedAsText));

    public static readonly DiagnosticDescriptor MachineDate = new(
        DiagnosticIds.MachineDate,
        "A date compared with the machine's current date",
        "This is the current date in this machine's time zone, and the org uses the time zone of its user: use SoqlDate.Today or a "
            + "similar value, which "
            + "the org evaluates",
        Queries, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.MachineDate));

    public static readonly DiagnosticDescriptor CreateOnlyFieldInUpdate = new(
        DiagnosticIds.CreateOnlyFieldInUpdate,
        "A field that is set on creation only, in an update",
        "{0}.{1} can be set when the record is created and not after that: the update would throw, so leave it out",
        Records, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.CreateOnlyFieldInUpdate));

    public static readonly DiagnosticDescriptor InvalidDependentValue = new(
        DiagnosticIds.InvalidDependentValue,
        "A picklist value that the controlling field does not allow",
        "'{0}' is not a value of {1} where {3} is '{2}'; the values are: {4}",
        Records, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidDependentValue));

    public static readonly DiagnosticDescriptor SecretInCode = new(
        DiagnosticIds.SecretInCode,
        "A secret in the code",
        "This {0} is in the code, and in every copy of the program and its repository: read it from a secret store, user secrets or "
            + "the environment, and revoke it if it was shared",
        SignIn, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.SecretInCode));

    public static readonly DiagnosticDescriptor DateTimeConversion = new(
        DiagnosticIds.DateTimeConversion,
        "A DateTime converted to a DateTimeOffset implicitly",
        "The conversion takes a DateTime without a kind as a time of this machine's time zone, and the org stores another instant: use a "
            + "DateTimeOffset, such as new DateTimeOffset(time, TimeSpan.Zero) for a time in UTC",
        Records, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.DateTimeConversion));

    public static readonly DiagnosticDescriptor NullComparison = new(
        DiagnosticIds.NullComparison,
        "A comparison with null that finds no record",
        "This comparison finds no record: {0}",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.NullComparison));

    public static readonly DiagnosticDescriptor UnsupportedCode = new(
        DiagnosticIds.UnsupportedCode,
        "C# code that a query does not support",
        "{0}",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnsupportedCode));

    public static readonly DiagnosticDescriptor UnknownName = new(
        DiagnosticIds.UnknownName,
        "A name that the snapshots do not have",
        "{0}",
        Snapshots, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnknownName));

    public static readonly DiagnosticDescriptor UnusedQuery = new(
        DiagnosticIds.UnusedQuery,
        "A query that is built and not used",
        "A query is immutable, and {0} returns another one, which is not used: assign it, as in query = query.{0}(...)",
        Queries, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.UnusedQuery));

    public static readonly DiagnosticDescriptor InvalidBulkQuery = new(
        DiagnosticIds.InvalidBulkQuery,
        "A query that a bulk job cannot run",
        "{0}",
        Queries, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidBulkQuery));

    public static readonly DiagnosticDescriptor SlowBulkQuery = new(
        DiagnosticIds.SlowBulkQuery,
        "An order or a limit in a bulk query",
        "The org does not split a query that has an order or a limit, so it is slower and may time out: leave it out, and order or limit "
            + "the rows as they arrive",
        Queries, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.SlowBulkQuery));

    public static readonly DiagnosticDescriptor RecordPartElsewhere = new(
        DiagnosticIds.RecordPartElsewhere,
        "A part of a record in another assembly than the record",
        "This declares another type '{0}' and not a part of the record '{0}' of {1}, because the parts of a type are in one assembly. "
            + "Write an extension "
        + "member in a static class: extension({0} record) {{ ... }}.",
        Records, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(DiagnosticIds.RecordPartElsewhere));
}
