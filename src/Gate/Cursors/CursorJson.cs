using System.Text.Json.Serialization;

namespace Salesforce.Typed.Gate.Cursors;

/// <summary>Serializes cursors without reflection.</summary>
[JsonSerializable(typeof(QueryCursor))]
internal sealed partial class CursorJson : JsonSerializerContext;
