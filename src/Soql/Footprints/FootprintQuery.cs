using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>What one query of a statement uses. The queries inside it have entries of their own.</summary>
/// <param name="Kind">The place of the query within the statement.</param>
/// <param name="Node">The query: a <see cref="SoqlQuery"/>, a <see cref="SemiJoinQuery"/> or a <see cref="ReturningItem"/>.</param>
/// <param name="Object">The API name of the object whose rows it reads.</param>
/// <param name="Entries">The uses, in the order in which the clauses name them.</param>
public sealed record FootprintQuery(FootprintQueryKind Kind, SyntaxNode Node, string Object, EquatableArray<FootprintEntry> Entries);
