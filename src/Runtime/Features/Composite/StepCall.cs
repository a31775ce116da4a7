using System.Text.Json;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>What a step of a unit of work asks of the org.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address below <c>/services/data/vXX.X/</c>; it may hold references.</param>
/// <param name="SObject">The object that it is about.</param>
internal sealed record StepCall(HttpMethod Method, string Path, string SObject)
{
    /// <summary>Writes the body, as a value; null where there is none.</summary>
    public Action<Utf8JsonWriter>? Body { get; init; }

    /// <summary>Headers of the step's own, where the unit takes them.</summary>
    public RestHeader? Headers { get; init; }

    /// <summary>The answers that are a success; 200 with JSON unless set.</summary>
    public SuccessForms Success { get; init; } = SuccessForms.Json;

    /// <summary>Whether it is one of those of which a composite takes five: a query or a collection.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>Whether it changes nothing in the org.</summary>
    public bool IsRead { get; init; } = Method == HttpMethod.Get;

    /// <summary>The steps whose results it takes.</summary>
    public IReadOnlyList<int> Needs { get; init; } = [];

    /// <summary>The call as messages name it: without keys and conditions, which may be data of customers.</summary>
    public string Name => Method.Method + " " + SObject;
}
