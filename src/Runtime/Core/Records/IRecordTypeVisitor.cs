namespace Salesforce.Typed.Core.Records;

/// <summary>Generic code that is to run for the type of a record.</summary>
/// <typeparam name="R">What it gives back.</typeparam>
internal interface IRecordTypeVisitor<out R>
{
    /// <summary>Runs for that type.</summary>
    R Visit<T>()
        where T : SObject, ISObjectType;
}
