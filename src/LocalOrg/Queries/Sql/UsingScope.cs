using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>
/// USING SCOPE: <c>everything</c> and <c>mine</c>; the others depend on teams, territories and queues, which this org does not have.
/// </summary>
internal static class UsingScope
{
    /// <summary>The conditions on the rows of the object in FROM.</summary>
    public static IEnumerable<string> Conditions(CompileContext context, QueryScope scope, FromClause from, SqlParameters parameters)
    {
        foreach (var item in from.Main.Using)
        {
            var isScope = item.Kind == UsingKind.Scope;
            if (isScope && FieldModel.Same(item.Name.Text, "mine") && scope.Root.Object.Find(SystemFields.OwnerId) is { } owner)
                yield return $"{scope.Root.Sql(owner)} = {parameters.Add(context.UserId)}";
            else if (!isScope || !FieldModel.Same(item.Name.Text, "everything"))
                throw context.NotSimulated(item);
        }
    }
}
