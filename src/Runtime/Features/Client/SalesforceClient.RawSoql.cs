using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.RawSoql;

namespace Salesforce.Typed;

public sealed partial class SalesforceClient
{
    /// <summary>
    /// Runs SOQL as text and reads its rows as records:
    /// <c>org.Query&lt;Account&gt;($"SELECT Id, Name FROM Account WHERE Name = {name}")</c>. Holes are values, see <see cref="SoqlText"/>.
    /// A record holds what the statement selected; the rest throws when read. Fields that the record type does not know are skipped.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="soql">The statement (SOQL and SOSL Reference, SOQL SELECT Syntax), of 100,000 characters at most.</param>
    /// <param name="cancellationToken">Holds for each run of the statement, in addition to the token of the run itself.</param>
    /// <exception cref="ArgumentException">The statement asks another object, ends inside quotes, or is too long.</exception>
    public SoqlStatement<T> Query<T>([StringSyntax("SOQL")] SoqlText soql, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T>
    {
        var call = Call(soql);
        if (soql.From.Length > 0 && !string.Equals(soql.From, T.Info.Name, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The statement asks {soql.From}, and its rows are to be read as {T.Info.Name}. Query<T>() takes "
                + $"the record of the object after FROM; Query() takes any.", nameof(soql));
        return new SoqlStatement<T>(call, static c => new RecordPages<T>(c, T.Info), cancellationToken);
    }

    /// <summary>
    /// Runs SOQL as text and reads its rows by name: of any object, and aggregates. Rows come as they are read, see
    /// <see cref="SoqlStatement{R}"/>.
    /// </summary>
    /// <param name="soql">The statement (SOQL and SOSL Reference, SOQL SELECT Syntax), of 100,000 characters at most.</param>
    /// <param name="cancellationToken">Holds for each run of the statement, in addition to the token of the run itself.</param>
    /// <exception cref="ArgumentException">The statement ends inside quotes, or is too long.</exception>
    public SoqlStatement<SoqlRow> Query([StringSyntax("SOQL")] SoqlText soql, CancellationToken cancellationToken = default) =>
        new(Call(soql), static c => new NamedPages(c), cancellationToken);

    /// <summary>Runs SOQL as text and gives all its rows, every page of them, by name: of any object, and aggregates.</summary>
    /// <param name="soql">The statement (SOQL and SOSL Reference, SOQL SELECT Syntax), of 100,000 characters at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The statement ends inside quotes, or is too long.</exception>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<IReadOnlyList<SoqlRow>> QueryAsync(
        [StringSyntax("SOQL")] SoqlText soql, CancellationToken cancellationToken = default) =>
        await Query(soql, cancellationToken).ToListAsync(CancellationToken.None).ConfigureAwait(false);

    private StatementCall Call(SoqlText soql)
    {
        ArgumentNullException.ThrowIfNull(soql);
        return new StatementCall(_transport, soql.Complete());
    }
}
