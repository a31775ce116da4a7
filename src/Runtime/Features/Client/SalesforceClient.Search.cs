using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;
using Salesforce.Typed.Search;

namespace Salesforce.Typed;

public sealed partial class SalesforceClient
{
    /// <summary>
    /// Begins a search (SOSL) for words: <c>org.Search("Ac*").Returning(org.Account.Select(a => a.Name))</c>. They are words whatever is in
    /// them;
    /// <c>*</c> and <c>?</c> are wildcards in the middle and at the end of a word. For phrases, operators and literal wildcards see
    /// <see cref="SearchText"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no word in the text, or it is longer than 10,000 characters.</exception>
    public SearchQuery Search(string text) => Search(SearchText.Words(text));

    /// <summary>Begins a search (SOSL) for an expression.</summary>
    public SearchQuery Search(SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SearchQuery(new SearchParts(_transport, text));
    }

    /// <summary>
    /// Searches by hand:
    /// <c>org.SearchAsync($"FIND {words} IN NAME FIELDS RETURNING Account(Id, Name WHERE Industry = {industry} LIMIT {n})")</c>, GET
    /// <c>/search</c> (SOSL Reference, SOSL Syntax). Holes are values, see <see cref="SoslText"/>. Rows are read by name, or typed by
    /// <see cref="SearchResult.Of"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The statement ends inside quotes or braces.</exception>
    /// <exception cref="InvalidOperationException">The statement is too long for an address.</exception>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<SearchResult> SearchAsync([StringSyntax("SOSL")] SoslText sosl, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sosl);
        var body = await SearchCall.SendAsync(_transport, sosl.Complete(), cancellationToken).ConfigureAwait(false);
        return new SearchResult(
            await SearchReader.ReadRowsAsync(body, _transport.MaxRowBytes, cancellationToken).ConfigureAwait(false), body, _transport);
    }

    /// <summary>Searches by parameters, without SOSL: POST <c>/parameterizedSearch</c>.</summary>
    /// <exception cref="ArgumentException">
    /// The search says what the call does not take: a limit over 2,000, an object twice, a Skip over several objects.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<SearchResult> ParameterizedSearchAsync(ParameterizedSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        using var content = new ByteArrayContent(ParameterizedBody.Write(search));
        content.Headers.ContentType = new("application/json", "utf-8");
        using var response = await _transport.SendAsync(
            new(HttpMethod.Post, _transport.DataPath + "/parameterizedSearch") { Body = content, IsRead = true },
            cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new SearchResult(
            await SearchReader.ReadRowsAsync(body, _transport.MaxRowBytes, cancellationToken).ConfigureAwait(false), body, _transport);
    }
}
