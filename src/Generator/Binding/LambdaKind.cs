namespace Salesforce.Typed.Generator.Binding;

/// <summary>What the lambda of an intercepted method takes and gives.</summary>
internal enum LambdaKind
{
    /// <summary>A record, of which it makes a row.</summary>
    Record,

    /// <summary>A group, of which it makes a row.</summary>
    Group,

    /// <summary>A record, of whose fields it makes the key of a group.</summary>
    Key,
}
