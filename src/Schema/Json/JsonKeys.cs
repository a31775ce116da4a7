namespace Salesforce.Typed.Schema.Json;

/// <summary>Numbers the member names that a reader knows, and finds a name's number without making a string of it.</summary>
internal sealed class JsonKeys
{
    private readonly string[] _names;
    private readonly int[] _slots;
    private readonly int _mask;

    /// <summary>Numbers <paramref name="names"/> in their order, from zero.</summary>
    public JsonKeys(params string[] names)
    {
        _names = names;
        var size = 16;
        while (size < names.Length * 4)
            size *= 2;
        _mask = size - 1;
        _slots = new int[size];
        for (var i = 0; i < names.Length; i++)
        {
            var slot = Hash(names[i], 0, names[i].Length) & _mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & _mask;
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The number of the name in <paramref name="text"/>; -1 for one that is not known.</summary>
    public int Find(string text, int start, int length)
    {
        for (var slot = Hash(text, start, length) & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            var name = _names[_slots[slot] - 1];
            if (name.Length == length && StandsAt(name, text, start))
                return _slots[slot] - 1;
        }
        return -1;
    }

    private static bool StandsAt(string name, string text, int start)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != text[start + i])
                return false;
        }
        return true;
    }

    private static int Hash(string text, int start, int length)
    {
        // Names of a describe differ in length and at both ends; that is enough, and does not read the whole name.
        if (length == 0)
            return 0;
        var middle = text[start + (length / 2)];
        return unchecked((length * 31) + (text[start] * 7) + (middle * 13) + (text[start + length - 1] * 17));
    }
}
