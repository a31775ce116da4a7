namespace Salesforce.Typed.Schema.Json;

/// <summary>The parts of messages that differ between a file and an answer of an org.</summary>
internal static class OriginText
{
    private const string WebPage = "This is a web page (HTML) or XML, and not JSON";

    extension(TextOrigin origin)
    {
        /// <summary>The text has nothing in it.</summary>
        public string Empty => origin == TextOrigin.File ? "The file is empty." : "The answer of the org is empty.";

        /// <summary>The text ends before the JSON does.</summary>
        public string CutOff => origin == TextOrigin.File
            ? "The text ends here, in the middle of the JSON: the file is cut off. Pull the snapshot again."
            : "The answer of the org ends here, in the middle of the JSON: it is cut off.";

        /// <summary>The text is markup.</summary>
        public string Markup => origin == TextOrigin.File
            ? WebPage + ": a page of a sign-in or of an error was saved in place of the describe. Pull the snapshot again."
            : WebPage
                + ": the org, or a proxy in front of it, answered with a page, as for a sign-in or maintenance. Open the org in a browser.";

        /// <summary>The text is a list.</summary>
        public string List => origin == TextOrigin.File
            ? "This is a list, not the describe of an object. Keep one object a file; typeNames.json of the VS Code cache is not one."
            : "This is a list, not the describe of an object.";

        /// <summary>What to do about bytes that are not text, as a sentence with a space before it.</summary>
        public string SaveAsUtf8 => origin == TextOrigin.File ? " Save the file as UTF-8." : "";

        /// <summary>What to do about a value that no org writes, as a sentence with a space before it.</summary>
        public string PullAgain => origin == TextOrigin.File ? " Pull the snapshot again." : "";
    }
}
