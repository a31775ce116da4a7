namespace Salesforce.Typed.Composite;

/// <summary>One of the requests that many records are cut into.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address, with the query string.</param>
/// <param name="Places">Where in the caller's list its records stand.</param>
/// <param name="Body">Writes the body when its turn comes, so that only those on their way are in memory; null where there is none.</param>
internal sealed record CollectionRequest(HttpMethod Method, string Path, int[] Places, Func<HttpContent>? Body);
