using System.Runtime.CompilerServices;
using CsCheck;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>The rewriter handles every kind of node.</summary>
public class SyntaxRewriterTests
{
    [Fact]
    public void A_rewriter_that_overrides_nothing_changes_no_query() =>
        RandomTrees.Queries.Sample(query => new Unchanged().Visit(query).Equals(query), iter: 2_000);

    [Fact]
    public void A_rewriter_that_overrides_nothing_changes_no_search() =>
        RandomTrees.Searches.Sample(search => new Unchanged().Visit(search).Equals(search), iter: 2_000);

    [Fact]
    public void Every_kind_of_node_is_handled()
    {
        var kinds = typeof(SyntaxNode).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SyntaxNode)) && !t.IsAbstract).ToList();

        Assert.DoesNotContain(kinds, kind => Unchanged.IsUnknown((SyntaxNode)RuntimeHelpers.GetUninitializedObject(kind)));
        Assert.True(kinds.Count > 40, $"{kinds.Count} kinds of node were found.");
    }

    private sealed class Unchanged : SyntaxRewriter
    {
        public static bool IsUnknown(SyntaxNode node)
        {
            var rewriter = new Unchanged();
            try
            {
                _ = node switch
                {
                    Condition condition => (object)rewriter.Visit(condition),
                    FieldExpression expression => rewriter.Visit(expression),
                    SelectItem item => rewriter.Visit(item).ToList(),
                    Literal literal => rewriter.Visit(literal),
                    WithClause clause => rewriter.Visit(clause),
                    SearchExpression expression => rewriter.Visit(expression),
                    _ => node,
                };
                return false;
            }
            catch (UnknownNodeException)
            {
                return true;
            }
            catch (Exception e) when (e is NullReferenceException or ArgumentNullException)
            {
                // The node has no content: its kind was recognized.
                return false;
            }
        }
    }
}
