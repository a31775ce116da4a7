namespace Salesforce.Typed.Core.Ids;

/// <summary>Where in a step's answer a row is.</summary>
internal enum AnswerShape
{
    /// <summary>The answer is the row: of a create, an upsert or a single record.</summary>
    Row,

    /// <summary>The answer is a list of rows: of a collection.</summary>
    List,

    /// <summary>The answer has a list of rows: of a query.</summary>
    Records,
}
