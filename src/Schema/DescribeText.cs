using System.Text;

namespace Salesforce.Typed.Schema;

/// <summary>Turns a file's bytes into text.</summary>
public static class DescribeText
{
    /// <summary>
    /// Decodes UTF-8 with or without a byte order mark, and UTF-16 of either order with one: the latter is what redirecting the output
    /// of <c>sf</c> gives in Windows PowerShell.
    /// </summary>
    public static string Decode(byte[] bytes)
    {
        if (StartsWith(bytes, 0xFF, 0xFE))
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (StartsWith(bytes, 0xFE, 0xFF))
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        return StartsWith(bytes, 0xEF, 0xBB, 0xBF) ? Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3) : Encoding.UTF8.GetString(bytes);
    }

    private static bool StartsWith(byte[] bytes, params byte[] mark)
    {
        for (var i = 0; i < mark.Length; i++)
        {
            if (i >= bytes.Length || bytes[i] != mark[i])
                return false;
        }
        return true;
    }
}
