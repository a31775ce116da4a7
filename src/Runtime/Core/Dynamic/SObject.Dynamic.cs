using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

// A record of generated code, by the names of its fields.
public abstract partial record SObject
{
    /// <summary>
    /// The record with fields by name, with the same values and the same of them set: for fields that are in one environment only, and for
    /// code that works with any object. <c>account.ToDynamic(accounts.Info).With("Beta__c", true)</c>.
    /// </summary>
    /// <param name="info">
    /// The table of the object; null for that of the generated record. One that was described at run time may have more fields.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The table is of another object, lacks a field that is set, or has a field in another type.
    /// </exception>
    public DynamicRecord ToDynamic(SObjectInfo? info = null) => (DynamicRecord)RecordCopy.To(this, (info ?? _layout.Info).Dynamic);
}
