using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>One of the requests that many records are cut into.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address, with the query string.</param>
/// <param name="Places">Where in the caller's list its records stand.</param>
/// <param name="Body">Writes the body when its turn comes, so that only those in flight are in memory; null where there is none.</param>
internal abstract record CollectionRequest(HttpMethod Method, string Path, int[] Places, Func<HttpContent>? Body)
{
    /// <summary>Whether the request changes nothing in the org.</summary>
    public virtual bool IsRead => false;

    /// <summary>Whether sending it twice does what sending it once does.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>A status whose answers are read as those of a success are.</summary>
    public virtual HttpStatusCode? AlsoRead => null;

    /// <summary>The responses that are a success.</summary>
    public virtual SuccessForms Success => SuccessForms.Json;

    /// <summary>Whether no further request is to be sent after these answers.</summary>
    public virtual bool StopsAt(WriteResult[] answers) => false;

    /// <summary>
    /// Takes back what a repeated request was refused: an attempt before it may have written the records, so that whether they are written
    /// is not known.
    /// </summary>
    public virtual void DoubtRefusals(WriteResult[] answers)
    {
        for (var i = 0; i < answers.Length; i++)
            answers[i] = answers[i].Doubted();
    }

    /// <summary>Reads what happened to each of its records.</summary>
    /// <exception cref="SalesforceApiException">The request as a whole was refused.</exception>
    /// <exception cref="SalesforceFormatException">It is not such an answer.</exception>
    public abstract WriteResult[] Read(HttpStatusCode status, byte[] answer);
}
