using System.Text;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes lines of code, indented.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(16 * 1024);
    private int _indent;

    /// <summary>Writes a line.</summary>
    public CodeWriter Line(string line)
    {
        _text.Append(' ', _indent * 4).Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes a line that begins in the first column, as a directive does.</summary>
    public CodeWriter Directive(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes an empty line.</summary>
    public CodeWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Opens a block; disposing of the result closes it.</summary>
    public Block Open(string head)
    {
        Line(head);
        Line("{");
        _indent++;
        return new Block(this);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        /// <summary>Closes the block.</summary>
        public void Dispose()
        {
            // An empty line parts two members; the last has none after it.
            if (writer._text.Length > 1 && writer._text[writer._text.Length - 2] == '\n')
                writer._text.Length--;
            writer._indent--;
            writer.Line("}");
        }
    }
}
