using System.Buffers;
using System.Net;
using System.Text.Json;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>A request of steps.</summary>
/// <param name="Path">The address.</param>
/// <param name="Steps">The steps, in the order of <paramref name="Places"/>.</param>
/// <param name="Places">Their places among all that are sent.</param>
/// <param name="Write">Writes the body.</param>
internal abstract record StepsRequest(string Path, UnitStep[] Steps, int[] Places, Action<Utf8JsonWriter> Write)
    : CollectionRequest(HttpMethod.Post, Path, Places, () => Make(Write))
{
    public override bool IsRead => Array.TrueForAll(Steps, s => s.Call!.IsRead);

    public override void DoubtRefusals(WriteResult[] answers)
    {
        for (var i = 0; i < answers.Length; i++)
        {
            if (Steps[i].Call!.IsRead)
                continue;
            answers[i] = answers[i].Doubted();
            Steps[i].DoubtRefusals();
        }
    }

    /// <summary>What the org answers, as messages name it.</summary>
    protected abstract string Expected { get; }

    public override WriteResult[] Read(HttpStatusCode status, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return Read(document.RootElement);
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("Expected " + Expected, inner: e);
        }
    }

    /// <summary>Reads what happened to each step.</summary>
    protected abstract WriteResult[] Read(JsonElement answer);

    private static HttpContent Make(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return JsonBody.Of(buffer);
    }
}
