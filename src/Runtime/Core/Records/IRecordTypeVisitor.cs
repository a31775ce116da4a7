namespace Salesforce.Typed.Core.Records;

/// <summary>Generic code that is to run for the type of a record.</summary>
/// <typeparam name="TRow">What it gives back.</typeparam>
internal interface IRecordTypeVisitor<out TRow>
{
    /// <summary>Runs for that type.</summary>
    TRow Visit<T>()
        where T : SObject, ISObjectType;
}
