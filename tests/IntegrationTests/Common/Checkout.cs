namespace MultiWeb.IntegrationTests.Common;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MultiWeb.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
