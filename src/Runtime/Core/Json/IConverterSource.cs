using System.Text.Json.Serialization;

namespace Salesforce.Typed.Core.Json;

/// <summary>
/// A generic value that makes its own converter. Its factory then needs to make no type at run time, which NativeAOT could not do for type
/// arguments that are structs.
/// </summary>
internal interface IConverterSource
{
    /// <summary>A converter of the value's type.</summary>
    JsonConverter Converter { get; }
}
