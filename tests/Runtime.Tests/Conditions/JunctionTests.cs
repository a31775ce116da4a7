using Acme.Crm;
using CsCheck;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>AND, OR and NOT, with the parentheses that SOQL requires and no others.</summary>
public class JunctionTests
{
    private static readonly AccountFields A = default;
    private static readonly Condition X = A.Name == "x";
    private static readonly Condition Y = A.Phone == "y";
    private static readonly Condition Z = A.Site == "z";

    public static TheoryData<string, Condition?> All => new()
    {
        { "Name = 'x' AND Phone = 'y'", X && Y },
        { "Name = 'x' OR Phone = 'y'", X || Y },
        { "Name = 'x' AND Phone = 'y' AND Site = 'z'", X && Y && Z },
        { "Name = 'x' AND Phone = 'y' AND Site = 'z'", X & (Y & Z) },
        { "Name = 'x' OR Phone = 'y' OR Site = 'z'", X || (Y || Z) },
        { "(Name = 'x' AND Phone = 'y') OR Site = 'z'", (X && Y) || Z },
        { "Name = 'x' AND (Phone = 'y' OR Site = 'z')", X && (Y || Z) },
        { "(NOT Name = 'x')", !X },
        { "(NOT (Name = 'x' AND Phone = 'y'))", !(X && Y) },
        { "Name = 'x' AND (NOT Phone = 'y')", X && !Y },
        { "(NOT (NOT Name = 'x'))", !!X },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_joined_has_the_parentheses_that_it_needs(string text, Condition? condition) =>
        Assert.Equal(text, Statements.Valid(condition));

    [Fact]
    public void Nothing_adds_nothing()
    {
        Condition? none = null;
        Assert.Same(X, X & none);
        Assert.Same(X, none & X);
        Assert.Same(X, X | none);
        Assert.Same(X, none | X);
        Assert.Same(X, X && none);
        Assert.Same(X, none || X);
        Assert.Null(!none);
        Assert.Null(none & none);
        Assert.Null(none | none);
    }

    [Fact]
    public void Any_condition_is_a_statement_that_means_what_was_built()
    {
        // A tree over three facts, built both as a condition and as a function; the text, parsed by src/Soql, must say the same for every
        // row.
        var leaf = Gen.Int[0, 2].Select(i => (Condition: ((Condition[])[X, Y, Z])[i], Holds: (Func<bool[], bool>)(row => row[i])));
        var tree = Gen.Recursive<(Condition Condition, Func<bool[], bool> Holds)>((depth, inner) => depth >= 6
            ? leaf
            : Gen.Frequency(
                (2, leaf),
                (2, Gen.Select(inner, inner).Select(
                    (a, b) => (a.Condition & b.Condition, (Func<bool[], bool>)(row => a.Holds(row) && b.Holds(row))))),
                (2, Gen.Select(inner, inner).Select(
                    (a, b) => (a.Condition | b.Condition, (Func<bool[], bool>)(row => a.Holds(row) || b.Holds(row))))),
                (1, inner.Select(a => (!a.Condition, (Func<bool[], bool>)(row => !a.Holds(row)))))));
        tree.Sample(t =>
        {
            var text = Statements.Valid(t.Condition);
            for (var row = 0; row < 8; row++)
            {
                bool[] facts = [(row & 1) != 0, (row & 2) != 0, (row & 4) != 0];
                Assert.Equal(t.Holds(facts), Evaluate(text, facts));
            }
        }, iter: 2_000, print: t => t.Condition.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_chain_of_50_000_conditions_that_a_loop_built_writes(bool isOnTheLeft)
    {
        foreach (var isAnd in (bool[])[true, false])
        {
            Condition? all = null;
            for (var i = 0; i < 50_000; i++)
            {
                var one = A.NumberOfEmployees == i;
                all = (isAnd, isOnTheLeft) switch
                {
                    (true, true) => all & one,
                    (true, false) => one & all,
                    (false, true) => all | one,
                    (false, false) => one | all,
                };
            }
            var text = all!.ToString();
            Assert.Equal(49_999, text.Split(isAnd ? " AND " : " OR ").Length - 1);
            Assert.StartsWith(isOnTheLeft ? "NumberOfEmployees = 0 " : "NumberOfEmployees = 49999 ", text, StringComparison.Ordinal);
            Assert.DoesNotContain('(', text);
        }
    }

    [Fact]
    public void Halves_that_were_built_apart_join_into_one_chain()
    {
        static Condition Build(int from, int to) =>
            to - from == 1 ? A.NumberOfEmployees == from : Build(from, (from + to) / 2) | Build((from + to) / 2, to);
        var text = Build(0, 50_000).ToString();
        Assert.Equal(string.Join(" OR ", Enumerable.Range(0, 50_000).Select(i => $"NumberOfEmployees = {i}")), text);
    }

    [Fact]
    public void A_nest_too_deep_for_the_stack_is_an_exception_and_not_the_end_of_the_process()
    {
        var negations = X;
        for (var i = 0; i < 200_000; i++)
            negations = !negations;
        Try(negations!);
        var mixed = X;
        for (var i = 0; i < 200_000; i++)
            mixed = (mixed & Y) | Z;
        Try(mixed!);

        static void Try(Condition condition)
        {
            try
            {
                Assert.NotEmpty(condition.ToString());
            }
            catch (InsufficientExecutionStackException)
            {
                // As good: the caller can catch it.
            }
        }
    }

    // Reads the text by the tree that src/Soql makes of it: written out without a shared idea of precedence.
    private static bool Evaluate(string text, bool[] facts)
    {
        var at = 0;
        var value = Or();
        Assert.Equal(text.Length, at);
        Assert.True(SoqlParser.Parse("SELECT Id FROM Account WHERE " + text).IsValid);
        return value;

        // Either all AND or all OR at one level, else the text says too little.
        bool Or()
        {
            var first = One();
            string? word = null;
            while (at < text.Length && text[at] == ' ')
            {
                var next = text.AsSpan(at).StartsWith(" AND ", StringComparison.Ordinal) ? " AND " : " OR ";
                Assert.True(word is null || word == next, "AND and OR stand side by side.");
                word = next;
                at += next.Length;
                var right = One();
                first = word == " AND " ? first & right : first | right;
            }
            return first;
        }

        bool One()
        {
            if (text[at] == '(')
            {
                at++;
                var isNot = text.AsSpan(at).StartsWith("NOT ", StringComparison.Ordinal);
                at += isNot ? 4 : 0;
                var inner = isNot ? One() : Or();
                Assert.Equal(')', text[at++]);
                return isNot ? !inner : inner;
            }
            for (var i = 0; i < 3; i++)
            {
                var fact = ((string[])["Name = 'x'", "Phone = 'y'", "Site = 'z'"])[i];
                if (!text.AsSpan(at).StartsWith(fact, StringComparison.Ordinal))
                    continue;
                at += fact.Length;
                return facts[i];
            }
            throw new InvalidOperationException(text[at..]);
        }
    }
}
