using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using CodeSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>
/// Puts a statement together from the code that writes it: literals of every form, interpolations, concatenations, and the constants,
/// read-only fields and unchanged locals that they name. What is known only when the program runs becomes a hole.
/// </summary>
internal sealed class StatementReader
{
    // Constants may name constants; a program that goes round in a circle does not compile, and is read all the same.
    private const int Deepest = 20;

    private readonly SyntaxTree _tree;
    private readonly CancellationToken _cancellation;
    private readonly StringBuilder _text = new();
    private readonly List<StatementHole> _holes = [];
    private readonly List<CodeSpan> _places = [];
    private bool _hasText;
    private int _depth;

    private StatementReader(SyntaxTree tree, CancellationToken cancellation)
    {
        _tree = tree;
        _cancellation = cancellation;
    }

    /// <summary>The statement that the value is; null where nothing of it is known.</summary>
    public static Statement? Read(IOperation value, CancellationToken cancellation)
    {
        var reader = new StatementReader(value.Syntax.SyntaxTree, cancellation);
        reader.Add(value);
        return reader._hasText ? new Statement(reader._tree, reader._text.ToString(), reader._holes, reader._places) : null;
    }

    private void Add(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                Add(conversion.Operand);
                break;
            case IParenthesizedOperation parenthesized:
                Add(parenthesized.Operand);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Add(handler.Content);
                break;
            case IInterpolatedStringAdditionOperation sum:
                Add(sum.Left);
                Add(sum.Right);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Add(sum.LeftOperand);
                Add(sum.RightOperand);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                    AddPart(part);
                break;
            case ILiteralOperation { Syntax: LiteralExpressionSyntax literal, ConstantValue.Value: string }:
                AddToken(literal.Token);
                break;
            default:
                AddNamed(value);
                break;
        }
    }

    private void AddPart(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation { Syntax: InterpolatedStringTextSyntax text }:
                AddToken(text.TextToken);
                break;
            case IInterpolatedStringAppendOperation { Syntax: InterpolatedStringTextSyntax text }:
                AddToken(text.TextToken);
                break;
            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { TargetMethod: var method } }
                when method is { Name: "AppendFormatted", Parameters.IsEmpty: false }:
                AddHole(part.Syntax, HoleKinds.Of(method.OriginalDefinition.Parameters[0].Type));
                break;
            case IInterpolatedStringAppendOperation:
                AddHole(part.Syntax, HoleKind.Value);
                break;
            case IInterpolationOperation { FormatString: null, Alignment: null } interpolation
                when interpolation.Expression.ConstantValue is { HasValue: true, Value: string }:
                Add(interpolation.Expression);
                break;
            default:
                AddHole(part.Syntax, HoleKind.Raw);
                break;
        }
    }

    private void AddNamed(IOperation value)
    {
        if (Initializer(value) is { } initializer && _depth < Deepest)
        {
            _depth++;
            Add(initializer);
            _depth--;
        }
        else if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            foreach (var c in constant)
                AddCharacter(c, value.Syntax.Span);
            _hasText = true;
        }
        else
            AddHole(value.Syntax, HoleKind.Raw);
    }

    // What a name stands for, where that is written in this file and cannot have changed since.
    private IOperation? Initializer(IOperation value)
    {
        var symbol = value switch
        {
            ILocalReferenceOperation { Local: var local } => (ISymbol)local,
            IFieldReferenceOperation { Field: var field } when field.IsConst || (field.IsStatic && field.IsReadOnly) => field,
            _ => null,
        };
        if (symbol?.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != _tree)
            return null;
        if (reference.GetSyntax(_cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer } declarator)
            return null;
        return symbol is ILocalSymbol { IsConst: false } variable && IsWritten(variable, declarator)
            ? null
            : value.SemanticModel?.GetOperation(initializer, _cancellation);
    }

    private static bool IsWritten(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        if (declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
            return true;
        var names = block.DescendantNodes().OfType<IdentifierNameSyntax>();
        return names.Any(name => name.Identifier.ValueText == local.Name && name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            _ => false,
        });
    }

    private void AddToken(SyntaxToken token)
    {
        var value = LiteralPositions.ValueOf(token);
        var positions = LiteralPositions.Of(token);
        for (var i = 0; i < value.Length; i++)
        {
            var place = positions is null ? token.Span : CodeSpan.FromBounds(positions[i], Math.Max(positions[i], positions[i + 1]));
            AddCharacter(value[i], place);
        }
        _hasText |= value.Length > 0;
    }

    private void AddHole(Microsoft.CodeAnalysis.SyntaxNode at, HoleKind kind)
    {
        _holes.Add(new StatementHole(_text.Length, kind));
        AddCharacter(StatementHole.Sign, at.Span);
    }

    private void AddCharacter(char c, CodeSpan place)
    {
        _text.Append(c);
        _places.Add(place);
    }
}
