using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Users;

public static class UserErrors
{
    public static Error EmailTaken { get; } = new("email_taken", ErrorKind.Conflict, "An account with this e-mail address exists already.");
    public static Error UsernameTaken { get; } = new("username_taken", ErrorKind.Conflict, "This username is taken.");

    public static Error OwnAccount { get; } = new("own_account", ErrorKind.Invalid, "You cannot disable or demote yourself; another administrator can.");
    public static Error LastAdmin { get; } = new("last_admin", ErrorKind.Conflict, "This is the last active administrator: appoint another one first.");

    public static Error HasOpenDeals { get; } = new("has_open_deals", ErrorKind.Conflict, "There are deals that wait for you or for somebody else: finish or cancel them first.");

    /// <summary>The same for an unknown address, a wrong password and a disabled account, so that none can be told from another.</summary>
    public static Error InvalidCredentials { get; } = new("unauthenticated", ErrorKind.Unauthenticated, "The e-mail address or the password is wrong.");

    /// <summary>Somebody signed in who does not know the password: a field is wrong, the session is not.</summary>
    public static Error WrongCurrentPassword { get; } = CommonErrors.Invalid("#/current_password", "wrong_password", "This is not the current password.");

    /// <summary>A new password that is the account's own address or name.</summary>
    public static Error PasswordIsOwnName { get; } = CommonErrors.Invalid("#/new_password", "common_password", "A password must not be the e-mail address or the username.");
}
